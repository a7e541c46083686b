import type { Value } from '../analysis.ts';
import { parseJson } from '../plan/json.ts';
import type { Members } from '../plan/read.ts';
import { isMembers, memberOf, textOf } from '../plan/read.ts';
import type { Condition } from './condition.ts';
import { conditionsOf } from './condition.ts';
import { bearer, principalsOf } from './principal.ts';

/** Names of one kind, or everything but them (`NotAction`, `NotResource`, `NotPrincipal`). */
export type Names = { readonly not: boolean; readonly names: readonly string[] };

/** What one statement says, without Sid and in one spelling. Actions are in lower case. */
export type Grant = {
  readonly effect: 'Allow' | 'Deny';
  readonly principals: Names;
  readonly actions: Names;
  readonly resources: Names;
  readonly conditions: readonly Condition[];
};

/** The statements of a policy. Order and split mean nothing; comparing (`compare`) knows that. */
export type Document = readonly Grant[];

/**
 * Reads a policy from its JSON text, or from the value where a resource carries it as one. No policy at all (null, absent,
 * empty) grants nothing. Undefined for what is masked or has any shape that AWS does not describe: nobody can say what it
 * grants. Never throws.
 */
export function documentOf(policy: Value | undefined): Document | undefined {
  if (policy === undefined || policy === null || policy === '') return [];
  if (typeof policy !== 'string') return statementsIn(policy);
  if (policy.length > charactersMax) return undefined;
  const parsed = parseJson(policy);
  return 'value' in parsed ? statementsIn(parsed.value) : undefined;
}

/** AWS takes no policy of a third of this. */
const charactersMax = 65_536;

const topKeys = new Set(['Version', 'Id', 'Statement']);
const keys = new Set('Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition'.split(' '));

function statementsIn(policy: Value): Document | undefined {
  if (!isMembers(policy) || Object.keys(policy).some((key) => !topKeys.has(key))) return undefined;
  const statement = memberOf(policy, 'Statement') ?? [];
  const hasVariables = memberOf(policy, 'Version') === '2012-10-17';
  const found = (Array.isArray(statement) ? statement : [statement]).map((one) => grantOf(one, hasVariables));
  const readable = found.filter((grant) => grant !== undefined);
  return readable.length === found.length ? readable : undefined;
}

function grantOf(statement: Value, hasVariables: boolean): Grant | undefined {
  if (!isMembers(statement) || Object.keys(statement).some((key) => !keys.has(key))) return undefined;
  const effect = statement.Effect;
  const principals = principalNames(statement);
  const actions = namesOf(statement, 'Action');
  const resources = namesOf(statement, 'Resource') ?? everyResource(statement);
  const condition = statement.Condition;
  const conditions = condition === undefined ? [] : conditionsOf(condition);
  if ((effect !== 'Allow' && effect !== 'Deny') || !principals || !actions || !resources || !conditions)
    return undefined;
  return {
    effect,
    principals,
    actions: { ...actions, names: actions.names.map(actionName) },
    resources: hasVariables ? resources : { ...resources, names: resources.names.map(withoutVariables) },
    conditions,
  };
}

function namesOf(statement: Members, kind: string): Names | undefined {
  const not = Object.hasOwn(statement, `Not${kind}`);
  if (not === Object.hasOwn(statement, kind)) return undefined;
  const value = memberOf(statement, not ? `Not${kind}` : kind);
  const names = (Array.isArray(value) ? value : [value]).map(textOf);
  const readable = names.filter((name) => name !== undefined);
  return readable.length === names.length && names.length > 0 ? { not, names: [...new Set(readable)] } : undefined;
}

/** Trust names no resource: it is the role itself. Both kinds at once is no policy. */
function everyResource(statement: Members): Names | undefined {
  return 'Resource' in statement || 'NotResource' in statement ? undefined : { not: false, names: ['*'] };
}

function principalNames(statement: Members): Names | undefined {
  const { Principal: named, NotPrincipal: other } = statement;
  if (named === undefined && other === undefined) return { not: false, names: [bearer] };
  const value = named ?? other;
  const names = value === undefined || (named !== undefined && other !== undefined) ? undefined : principalsOf(value);
  return names && { not: named === undefined, names: [...new Set(names)] };
}

function actionName(name: string): string {
  return /^[*]+:[*]+$/.test(name) ? '*' : name.toLowerCase();
}

/** Before version 2012-10-17 `${aws:username}` is that text and nothing else. */
function withoutVariables(name: string): string {
  return name.replaceAll('${', '$\u0000{');
}
