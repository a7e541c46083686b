import { actionNames } from './action-names.ts';
import { covers } from './pattern.ts';

type Spellings = ReadonlyMap<string, string>;

/** Names of a service's actions in their own spelling, by lower case, for services that were asked for. */
const spellings = new Map<string, Spellings>();

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

/** Undefined for services that no rule names. */
function namesBeside(action: string): Spellings | undefined {
  const service = action.split(':')[0] ?? '';
  if (!Object.hasOwn(actionNames, service)) return undefined;
  const known = spellings.get(service) ?? spellingsOf(service);
  spellings.set(service, known);
  return known;
}

function spellingsOf(service: string): Spellings {
  const names = actionNames[service]?.split(' ') ?? [];
  return new Map(names.map((name) => [`${service}:${name.toLowerCase()}`, `${service}:${name}`]));
}
