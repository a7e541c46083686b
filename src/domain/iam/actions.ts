import { actionNames } from './action-names.ts';
import { covers } from './pattern.ts';

/** Names of a service's actions in their own spelling, by lower case. Services that no rule names are missing. */
const spellings: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(actionNames).map(([service, names]) => [
    service,
    new Map(names.split(' ').map((name) => [`${service}:${name.toLowerCase()}`, `${service}:${name}`])),
  ]),
);

/** `iam:PassRole` for `iam:passrole`; what is not known stays as it is. */
export function spelled(action: string): string {
  return namesBeside(action)?.get(action) ?? action;
}

/** Known actions of one service that a pattern means, in their own spelling. */
export function expanded(pattern: string): readonly string[] {
  return [...(namesBeside(pattern) ?? [])].flatMap(([name, spelling]) => (covers(pattern, name) ? [spelling] : []));
}

/** Does the name, or any name its pattern means, stand in the list? Undefined for services that are not in it. */
export function isKnownAction(action: string): boolean | undefined {
  const names = namesBeside(action);
  if (!names) return undefined;
  return names.has(action) || (/[*?]/.test(action) && expanded(action).length > 0);
}

function namesBeside(action: string): ReadonlyMap<string, string> | undefined {
  return spellings.get(action.split(':')[0] ?? '');
}
