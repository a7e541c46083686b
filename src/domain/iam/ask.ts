import { spelled } from './actions.ts';
import type { Grant, Names } from './document.ts';
import { covers, overlaps } from './pattern.ts';

/** Does the grant allow all of what this action, or pattern of actions, means? In lower case. */
export function allows({ actions, effect }: Grant, action: string): boolean {
  if (effect !== 'Allow') return false;
  if (actions.not) return !actions.names.some((name) => overlaps(name, action));
  return actions.names.some((name) => covers(name, action));
}

/** Does it speak of every action there is, or all but some? */
export function isEveryAction({ actions }: Grant): boolean {
  return actions.not || actions.names.includes('*');
}

/** Does it hold for whatever there is, not for named resources? All of one kind (`role/*`) is as wide. */
export function isBroad({ resources }: Pick<Grant, 'resources'>): boolean {
  return resources.not || resources.names.some(isBroadName);
}

function isBroadName(name: string): boolean {
  if (/^[*?]+$/.test(name)) return true;
  const [, , service, , , ...rest] = name.split(':');
  if (rest.length === 0) return name.startsWith('arn:') && /[*]$/.test(name);
  const own = rest.join(':');
  return service === 's3' ? /^[*]/.test(own) : /^(?:[a-z-]+[/:])?[*/]+$/.test(own);
}

/** All of a service, or all of everything: such a grant is weighed as what it is, and not once more for each part. */
export function isWholeService(grant: Grant, action: string): boolean {
  const [service = ''] = action.split(':');
  return allows(grant, `${service}:*`);
}

/** Names for a sentence, the first few. */
export function listed({ not, names }: Names, most = 3): string {
  const shown = names.slice(0, most).map(spelled).join(', ');
  const more = names.length > most ? ` and ${names.length - most} more` : '';
  return `${not ? 'all but ' : ''}${shown}${more}`;
}
