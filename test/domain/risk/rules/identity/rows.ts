import type { PlanParts, Row } from '../../../plan/plans.ts';
import type { Case } from '../table.ts';

export type Statement = Readonly<Record<string, unknown>>;

export const own = '200000000001';
export const kin = '300000000001';
export const stranger = '999999999999';

export const text = (...statements: readonly Statement[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

export const allow = (Action: unknown, Resource: unknown = '*', more: Statement = {}): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

export const deny = (Action: unknown, Resource: unknown = '*', more: Statement = {}): Statement => ({
  ...allow(Action, Resource, more),
  Effect: 'Deny',
});

export const role = (name: string): string => `arn:aws:iam::${own}:role/${name}`;

/** What nobody minds. */
export const harmless = allow('s3:ListBucket', 'arn:aws:s3:::photos');

const inline = 'aws_iam_role_policy.deploy';

/** The policy of a role, changed in place. */
export function changed(before: readonly Statement[], after: readonly Statement[], address = inline): PlanParts {
  return updated(address, { role: 'deploy', policy: text(...before) }, { role: 'deploy', policy: text(...after) });
}

/** The policy of a role that allows something more than before. */
export function added(...statements: readonly Statement[]): PlanParts {
  return changed([harmless], [harmless, ...statements]);
}

export function created(address: string, after: object, more: Partial<Row> = {}): PlanParts {
  return { changes: [{ address, actions: ['create'], after, ...more }] };
}

export function updated(address: string, before: object, after: object): PlanParts {
  return { changes: [{ address, actions: ['update'], before, after }] };
}

export function deleted(address: string, before: object): PlanParts {
  return { changes: [{ address, actions: ['delete'], before }] };
}

/** A role whose trust changes from one list of statements to another. */
export function trusted(before: readonly Statement[] | undefined, after: readonly Statement[]): PlanParts {
  const values = (statements: readonly Statement[]) => ({ name: 'deploy', assume_role_policy: text(...statements) });
  return before === undefined
    ? created('aws_iam_role.deploy', values(after))
    : updated('aws_iam_role.deploy', values(before), values(after));
}

/** Attributes that are known only after the apply, and what they are made from. */
export function later(address: string, known: object, unknown: Readonly<Record<string, readonly string[]>>): PlanParts {
  const open = Object.fromEntries(Object.keys(unknown).map((name) => [name, true]));
  return {
    changes: [{ address, actions: ['create'], after: known, unknown: open }],
    configured: { [address]: { ...Object.fromEntries(Object.keys(known).map((name) => [name, []])), ...unknown } },
  };
}

/** Every rule that reads a policy cannot tell where it cannot be read, and one of them says so. */
export const unreadable: { readonly by: string; readonly cases: readonly Case[] } = {
  by: 'unknown-policy',
  cases: [
    {
      title: 'a policy that is known only later',
      class: 'critical',
      plan: later(inline, { role: 'deploy' }, { policy: [] }),
    },
    {
      title: 'a policy that is masked',
      class: 'critical',
      plan: {
        changes: [
          { address: inline, actions: ['create'], after: { policy: text(harmless) }, afterSensitive: { policy: true } },
        ],
      },
    },
  ],
};
