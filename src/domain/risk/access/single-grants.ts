import type { ResourceChange, Value } from '../../analysis.ts';
import { isUnknown } from '../../plan/change.ts';
import { holdsMasked } from '../../plan/mask.ts';
import type { Members } from '../../plan/read.ts';
import { listOf, memberOf, membersOf, textOf, textsOf, wordOf } from '../../plan/read.ts';

/** A resource that is one statement of a policy, written in attributes. */
type SingleGrant = {
  /** What must be known to say whom it lets do what. */
  readonly decides: readonly string[];
  /** What narrows it, and does so also where it is a name known only later. */
  readonly narrows: readonly string[];
  readonly statement: (values: Members) => Members;
};

const singleGrants: ReadonlyMap<string, SingleGrant> = new Map([
  [
    'aws_lambda_permission',
    {
      decides: ['principal', 'action'],
      narrows: ['source_arn', 'source_account', 'principal_org_id', 'event_source_token'],
      statement: lambdaStatement,
    },
  ],
  [
    'aws_lambda_layer_version_permission',
    {
      decides: ['principal', 'action'],
      narrows: ['organization_id'],
      statement: (values) =>
        allowing(values.principal, {
          Action: values.action ?? null,
          Resource: wordOf(values.layer_name),
          Condition: equal('StringEquals', { 'aws:PrincipalOrgID': values.organization_id }),
        }),
    },
  ],
  [
    'aws_cloudwatch_event_permission',
    { decides: ['principal', 'action', 'condition'], narrows: [], statement: eventStatement },
  ],
  [
    'aws_kms_grant',
    {
      decides: ['grantee_principal', 'operations'],
      narrows: [],
      statement: (values) =>
        allowing(values.grantee_principal, {
          Action: textsOf(values.operations).map((name) => `kms:${name}`),
          Resource: wordOf(values.key_id),
        }),
    },
  ],
]);

export const singleGrantTypes: readonly string[] = [...singleGrants.keys()];

/** Attributes that say what such a resource grants. */
export function grantAttributes(type: string): readonly string[] {
  const grant = singleGrants.get(type);
  return grant ? [...grant.decides, ...grant.narrows] : [];
}

/** The policy that such a resource is on one side of a change. `later`: what decides it is not known yet, or masked. */
export function statementSide(
  change: ResourceChange,
  side: 'before' | 'after',
): { readonly policy: Value } | 'later' | undefined {
  const grant = singleGrants.get(change.type);
  if (!grant) return undefined;
  const values = membersOf(change[side]);
  const isOpen = (name: string): boolean => side === 'after' && isUnknown(change, name);
  if (grant.decides.some((name) => isOpen(name) || holdsMasked(values[name]))) return 'later';
  const asked = grant.narrows.filter((name) => isOpen(name) && change.configured.includes(name));
  if (asked.some((name) => (change.references[name] ?? []).length === 0)) return 'later';
  const named = Object.fromEntries(asked.map((name) => [name, namedLater]));
  return { policy: { Version: '2012-10-17', Statement: [grant.statement({ ...values, ...named })] } };
}

/** One name that a resource of the plan will have. It is a fixed one, whichever it is. */
const namedLater = 'named later';

function lambdaStatement(values: Members): Members {
  return allowing(values.principal, {
    Action: values.action ?? null,
    Resource: wordOf(values.function_name),
    Condition: {
      ...equal('ArnLike', { 'aws:SourceArn': values.source_arn }),
      ...equal('StringEquals', {
        'aws:SourceAccount': values.source_account,
        'aws:PrincipalOrgID': values.principal_org_id,
        'lambda:EventSourceToken': values.event_source_token,
        'lambda:FunctionUrlAuthType': values.function_url_auth_type,
      }),
    },
  });
}

function eventStatement(values: Members): Members {
  const [condition] = listOf(values.condition);
  const { type, key, value } = membersOf(condition);
  return allowing(values.principal, {
    Action: values.action ?? 'events:PutEvents',
    Resource: wordOf(memberOf(values, 'event_bus_name')),
    ...(condition === undefined ? {} : { Condition: { [wordOf(type)]: { [wordOf(key)]: value ?? null } } }),
  });
}

function allowing(principal: Value | undefined, more: Members): Members {
  return { Effect: 'Allow', Principal: principalOf(wordOf(principal)), ...more };
}

function principalOf(name: string): Value {
  if (name === '*') return '*';
  return /^[0-9]{12}$|^arn:/.test(name) ? { AWS: name } : { Service: name };
}

function equal(operator: string, keys: Readonly<Record<string, Value | undefined>>): Members {
  const given = Object.entries(keys).flatMap(([key, value]) => {
    const text = textOf(value);
    return text === undefined || text === '' ? [] : [[key, text] as const];
  });
  return given.length === 0 ? {} : { [operator]: Object.fromEntries(given) };
}
