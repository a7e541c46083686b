import type { PlanParts } from '../../../plan/plans.ts';
import type { RuleTable } from '../table.ts';
import { added, created, deleted, harmless, later, text, unreadable } from './rows.ts';

const attachment = 'aws_iam_role_policy_attachment.a';
const inline = 'aws_iam_role_policy.p';
const data = 'data.aws_iam_policy_document.d';
const block = { actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::photos'], effect: 'Allow' };

/** A policy that is made from a document which is read in the same plan. */
function from(statement: object, unknown: object, more: object = {}): PlanParts {
  const plan = later(inline, { role: 'deploy' }, { policy: [data] });
  const row = {
    address: data,
    mode: 'data',
    actions: ['read'],
    after: { statement: [statement], ...more },
    unknown: { json: true, ...unknown },
  };
  return { ...plan, changes: [...(plan.changes ?? []), row] };
}

export const table: RuleTable = {
  rule: 'unknown-policy',
  fires: 'never sure',
  silent: [
    { title: 'a policy that can be read', plan: added(harmless) },
    { title: 'one that comes from a document that can be read', plan: from(block, {}) },
    {
      title: 'an attachment of a policy of the same plan',
      plan: {
        ...later(attachment, { role: 'r' }, { policy_arn: ['aws_iam_policy.p'] }),
        changes: [
          ...(created('aws_iam_policy.p', { policy: text(harmless) }).changes ?? []),
          ...(later(attachment, { role: 'r' }, { policy_arn: [] }).changes ?? []),
        ],
      },
    },
    {
      title: 'an attachment of a policy of AWS',
      plan: created(attachment, { role: 'r', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }),
    },
    {
      title: 'a role without policies of its own',
      plan: {
        changes: [
          {
            address: 'aws_iam_role.r',
            actions: ['create'],
            after: { name: 'r' },
            unknown: { inline_policy: true, managed_policy_arns: true },
          },
        ],
        configured: { 'aws_iam_role.r': { name: [] } },
      },
    },
    { title: 'a policy that goes', plan: deleted(inline, { policy: 'text' }) },
  ],
  unknown: [
    ...unreadable.cases,
    {
      title: 'a policy that is none',
      class: 'critical',
      plan: created(inline, { role: 'r', policy: '{"Statement": [{"Effect": "Allow"}]}' }),
    },
    {
      title: 'an ARN that is known only later',
      class: 'critical',
      plan: later(attachment, { role: 'r' }, { policy_arn: [] }),
    },
    {
      title: 'a policy that stands elsewhere',
      class: 'high',
      plan: created(attachment, { role: 'r', policy_arn: 'arn:aws:iam::200000000001:policy/x' }),
    },
    {
      title: 'a document on resources that have no name yet',
      class: 'high',
      plan: from({ actions: ['s3:ListBucket'], resources: [null] }, { statement: [{ resources: [true] }] }),
    },
    {
      title: 'a document whose actions are open',
      class: 'critical',
      plan: from({ resources: ['*'] }, { statement: [{ actions: true }] }),
    },
    { title: 'a document whose blocks are open', class: 'critical', plan: from(block, { statement: true }) },
    {
      title: 'a document made of others',
      class: 'critical',
      plan: from(block, {}, { source_policy_documents: ['{}'] }),
    },
  ],
};
