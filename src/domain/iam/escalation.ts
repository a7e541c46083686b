import { allows, isBroad } from './ask.ts';
import { isCovered } from './compare.ts';
import type { Condition } from './condition.ts';
import type { Document, Grant } from './document.ts';
import type { EscalationPath } from './escalation-paths.ts';
import { escalationPaths } from './escalation-paths.ts';
import { covers } from './pattern.ts';

/** Ways to more rights that all a principal has opens to it. `itself` is its ARN without the account, `role/deploy`. */
export function openPaths(document: Document, itself: string): readonly EscalationPath[] {
  const held = new Map<string, boolean>();
  const holds = (action: string, service: string | undefined): boolean => {
    const key = `${action} ${service}`;
    const known = held.get(key) ?? document.some((grant) => gives(grant, { action, service, itself, document }));
    held.set(key, known);
    return known;
  };
  return escalationPaths.filter(({ actions, service }) => actions.every((action) => holds(action, service)));
}

type Question = {
  readonly action: string;
  readonly service: string | undefined;
  readonly itself: string;
  readonly document: Document;
};

/**
 * Does the grant give the action in a way that leads further? A right on one named resource does not, but that on the
 * principal itself does, and where a role is passed, only the passing has to be wide. What a policy denies it does not give.
 */
export function gives(grant: Grant, { action, service, itself, document }: Question): boolean {
  if (!allows(grant, action) || grant.conditions.some((condition) => keepsIn(condition, service))) return false;
  const isWide = isBroad(grant) || isOnItself(grant, action, itself) || (service !== undefined && action !== passRole);
  if (!isWide) return false;
  const asked = { ...grant, actions: { not: false, names: [action] } };
  return !isCovered(
    asked,
    document.filter(({ effect }) => effect === 'Deny'),
  );
}

export const passRole = 'iam:passrole';

/** Rights on oneself lead further only where they change what one may do; one's own keys are one's own already. */
function isOnItself({ resources }: Grant, action: string, itself: string): boolean {
  if (!/^iam:(?:attach|put|delete)/.test(action)) return false;
  return resources.names.some((name) => name.includes(':iam::') && covers(name.split(':').slice(5).join(':'), itself));
}

/** Conditions made to keep whoever hands out rights from handing out more: which boundary, which policy, which service. */
function keepsIn({ key, operator, values, ifExists }: Condition, service: string | undefined): boolean {
  const isEqual = /^(?:string(?:equals|like)|arnlike)$/.test(operator) && !ifExists;
  if (!isEqual) return false;
  if (key === 'iam:permissionsboundary' || key === 'iam:policyarn') return !values.includes('*');
  return key === 'iam:passedtoservice' && !values.some((value) => covers(value, service ?? '*'));
}
