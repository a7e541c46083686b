import { deleted, open, updated } from '../one-row.ts';
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

const but = (key: string, operator: string, values: string[]) => ({ Condition: { [operator]: { [key]: values } } });
const regions = (...names: string[]) => {
  const { Action: _, ...deny } = denies('*', but('aws:RequestedRegion', 'StringNotEquals', names));
  return { ...deny, NotAction: ['iam:*', 'sts:*'] };
};
const except = (...roles: string[]) => denies('cloudtrail:*', but('aws:PrincipalArn', 'ArnNotLike', roles));
const admin = 'arn:aws:iam::*:role/admin';

export const table: RuleTable = {
  rule: 'guardrail-widened',
  directed: true,
  fires: [
    {
      title: 'a Deny goes',
      plan: changedGuardrail([everything, denies('cloudtrail:*')], [everything]),
      class: 'critical',
      say: 'cloudtrail:*',
    },
    {
      title: 'an action less is denied',
      plan: changedGuardrail([denies(['a:B', 'c:D'])], [denies(['a:B'])]),
      say: 'c:d',
    },
    {
      title: 'another role is excepted',
      plan: changedGuardrail([except(admin)], [except(admin, 'arn:aws:iam::*:role/ci-*')]),
      say: 'aws:principalarn',
    },
    {
      title: 'a wider pattern is excepted',
      plan: changedGuardrail([except(admin)], [except('arn:aws:iam::*:role/*')]),
    },
    {
      title: 'another region is allowed',
      plan: changedGuardrail([regions('eu-central-1')], [regions('eu-central-1', 'us-east-1')]),
      say: 'aws:requestedregion',
    },
    { title: 'a condition is put on a Deny', plan: changedGuardrail([denies('cloudtrail:*')], [except(admin)]) },
    { title: 'the policy goes', plan: lostGuardrail(everything, denies('a:*')), class: 'critical' },
    {
      title: 'a list of what is allowed grows',
      plan: changedGuardrail(
        [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
        [{ Effect: 'Allow', Action: ['s3:*', 'ec2:*'], Resource: '*' }],
      ),
      say: 'ec2:*',
    },
    {
      title: 'a resource control policy lets others in',
      plan: updated(
        guardrail,
        { ...held(denies('s3:*', { Principal: '*' })), type: 'RESOURCE_CONTROL_POLICY' },
        { ...held(), type: 'RESOURCE_CONTROL_POLICY' },
      ),
    },
  ],
  silent: [
    { title: 'a new guardrail', plan: newGuardrail(everything, denies('a:*')) },
    { title: 'stricter', plan: changedGuardrail([denies('a:B')], [denies('a:*')]) },
    { title: 'a region less', plan: changedGuardrail([regions('a', 'b')], [regions('a')]) },
    {
      title: 'only its name',
      plan: updated(guardrail, { ...held(denies('a:*')), name: 'a' }, { ...held(denies('a:*')), name: 'b' }),
    },
    { title: 'a policy that denies nothing goes', plan: lostGuardrail(everything) },
    { title: 'left in the organization', plan: deleted(guardrail, { ...held(denies('a:*')), skip_destroy: true }) },
    {
      title: 'a policy about tags',
      plan: updated(guardrail, { type: 'TAG_POLICY', content: '{"a":1}' }, { type: 'TAG_POLICY', content: '{}' }),
    },
  ],
  unknown: [
    {
      title: 'known only later',
      plan: open(guardrail, held(denies('a:*')), 'content', { type: 'SERVICE_CONTROL_POLICY' }),
    },
    {
      title: 'in no shape AWS describes',
      plan: updated(guardrail, held(denies('a:*')), { ...held(), content: 'text' }),
    },
  ],
  same: [
    {
      title: 'in two statements and another order',
      plan: changedGuardrail(
        [everything, denies(['a:B', 'c:D'])],
        [denies('c:D', { Sid: 'c' }), denies('a:B'), everything],
      ),
    },
  ],
};
