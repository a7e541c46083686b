import { policyText, type Statement } from '../../../iam/policies.ts';
import { open } from '../one-row.ts';
import type { RuleTable } from '../table.ts';
import {
  changedGuardrail,
  denies,
  everything,
  guardrail,
  held,
  lostGuardrail,
  newGuardrail,
} from './organization-policies.ts';

const withRole = (plan: ReturnType<typeof newGuardrail>, action: string | string[], effect = 'Allow') => ({
  changes: [
    ...(plan.changes ?? []),
    {
      address: 'aws_iam_role_policy.p',
      actions: ['create'],
      after: { policy: policyText({ Effect: effect, Action: action, Resource: '*' } as Statement) },
    },
  ],
});

export const table: RuleTable = {
  rule: 'guardrail-lock-out',
  fires: [
    {
      title: 'a new policy denies what a role does',
      plan: withRole(newGuardrail(denies('s3:*')), 's3:PutObject'),
      class: 'high',
      say: 's3:putobject',
    },
    {
      title: 'a stricter one, by pattern',
      plan: withRole(changedGuardrail([denies('ec2:Run*')], [denies('ec2:*')]), ['ec2:Describe*']),
    },
  ],
  silent: [
    { title: 'something else is denied', plan: withRole(newGuardrail(denies('ec2:*')), 's3:PutObject') },
    {
      title: 'it was denied before',
      plan: withRole(changedGuardrail([denies('s3:*')], [denies('s3:*'), everything]), 's3:Get*'),
    },
    { title: 'nobody of this plan', plan: newGuardrail(denies('s3:*')) },
    {
      title: 'denied to some',
      plan: withRole(newGuardrail(denies('s3:*', { Condition: { Bool: { a: 'true' } } })), 's3:*'),
    },
    { title: 'an administrator, at whom no Deny is aimed', plan: withRole(newGuardrail(denies('s3:*')), '*') },
    { title: 'what the role is denied itself', plan: withRole(newGuardrail(denies('s3:*')), 's3:*', 'Deny') },
    { title: 'the policy goes', plan: withRole(lostGuardrail(denies('s3:*')), 's3:*') },
  ],
  unknown: {
    by: 'guardrail-widened',
    cases: [
      {
        title: 'known only later',
        plan: open(guardrail, held(denies('a:*')), 'content', { type: 'SERVICE_CONTROL_POLICY' }),
      },
    ],
  },
};
