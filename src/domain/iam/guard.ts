import { isWorld } from '../network/public-space.ts';
import type { Condition } from './condition.ts';

/**
 * What a condition ties a grant to. `caller`: who calls. `source`: on whose behalf a service calls. `network`: from where.
 * `secret`: an ExternalId. `session`: MFA. `subject` and `audience`: whose token, made for whom.
 */
export type Guard = 'caller' | 'source' | 'network' | 'secret' | 'session' | 'subject' | 'audience';

/**
 * The guard that a condition is. Undefined for one that anybody can meet: `*` as value, `IfExists` and `ForAllValues` (a
 * request without the key meets them), what is only forbidden (`StringNotEquals`), TLS, `Null`, and keys that the caller
 * chooses.
 */
export function guardOf(condition: Condition): Guard | undefined {
  const { key, values, over, ifExists, operator } = condition;
  if (over === 'all' || ifExists || values.length === 0) return undefined;
  const guard = guards.get(key) ?? tokenGuard(key);
  const fixed = guard === undefined ? undefined : meanings.get(guard)?.(operator, key);
  return fixed !== undefined && values.every(fixed) ? guard : undefined;
}

/** Everything that the conditions tie a grant to, as all of them must hold. */
export function guardsOf(conditions: readonly Condition[]): ReadonlySet<Guard> {
  return new Set(conditions.flatMap((condition) => guardOf(condition) ?? []));
}

const guards: ReadonlyMap<string, Guard> = new Map([
  ['aws:principalorgid', 'caller'],
  ['aws:principalorgpaths', 'caller'],
  ['aws:principalaccount', 'caller'],
  ['aws:principalarn', 'caller'],
  ['aws:userid', 'caller'],
  ['kms:calleraccount', 'caller'],
  ['s3:dataaccesspointaccount', 'caller'],
  ['s3:dataaccesspointarn', 'caller'],
  ['aws:sourcearn', 'source'],
  ['aws:sourceaccount', 'source'],
  ['aws:sourceowner', 'source'],
  ['aws:sourceorgid', 'source'],
  ['aws:sourceorgpaths', 'source'],
  ['aws:sourceip', 'network'],
  ['aws:vpcsourceip', 'network'],
  ['aws:sourcevpc', 'network'],
  ['aws:sourcevpce', 'network'],
  ['sts:externalid', 'secret'],
  ['aws:multifactorauthpresent', 'session'],
  ['aws:multifactorauthage', 'session'],
  ['saml:sub', 'subject'],
  ['saml:aud', 'audience'],
]);

type Fixed = (value: string) => boolean;

/** By guard: whether its operator holds to a value at all, and then which values are fixed ones. */
const meanings: ReadonlyMap<Guard, (operator: string, key: string) => Fixed | undefined> = new Map<
  Guard,
  (operator: string, key: string) => Fixed | undefined
>([
  ['caller', equalTo(isFixed)],
  ['source', equalTo(isFixed)],
  ['network', (operator, key) => (key.endsWith('ip') ? inRange(operator) : equalTo(isFixed)(operator))],
  ['secret', equalTo(isFixed)],
  ['session', (operator) => (operator === 'bool' ? (value) => value === 'true' : atMost(operator))],
  ['subject', equalTo(isFixed)],
  ['audience', equalTo(isFixed)],
]);

/** `token.actions.githubusercontent.com:sub`, `oidc.eks.…/id/…:aud`. */
function tokenGuard(key: string): Guard | undefined {
  if (!/[./]/.test(key)) return undefined;
  if (key.endsWith(':sub')) return 'subject';
  return key.endsWith(':aud') ? 'audience' : undefined;
}

function equalTo(fixed: Fixed): (operator: string) => Fixed | undefined {
  return (operator) => (/^(?:string(?:equals|equalsignorecase|like)|arnlike)$/.test(operator) ? fixed : undefined);
}

function inRange(operator: string): Fixed | undefined {
  return operator === 'ipaddress' ? (value) => !isWorld(value.includes('/') ? value : `${value}/32`) : undefined;
}

function atMost(operator: string): Fixed | undefined {
  return operator.startsWith('numericlessthan') ? () => true : undefined;
}

/** At least the owner is named: the account of an ARN, or some text before the first wildcard of anything else. */
function isFixed(value: string): boolean {
  const [literal = ''] = value.split(/[*?]/);
  if (literal === value) return value !== '';
  if (!value.startsWith('arn:')) return literal.length > 3;
  const [, , service, , account, ...rest] = value.split(':');
  if (account !== undefined && /^[0-9]{12}$/.test(account)) return true;
  return service === 's3' && /^[^*?]{3}/.test(rest.join(':'));
}
