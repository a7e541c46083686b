import { isMembers, listOf, textOf, textsOf, wordOf } from '../read.ts';
import type { GrantCarrier } from './carrier.ts';
import { unreadable } from './carrier.ts';
import { statementsOf } from './policy.ts';

/** Managed policies of a role, which attachments of their own put there. */
export const attachedPolicies: GrantCarrier = {
  types: ['aws_iam_role'],
  attribute: 'managed_policy_arns',
  ids: ['name', 'id'],
  grants: (role) => listOf(role.managed_policy_arns).map((arn) => textOf(arn) ?? unreadable),
  sources: [
    {
      type: 'aws_iam_role_policy_attachment',
      reads: ['role', 'policy_arn'],
      carriers: (values) => [wordOf(values.role)],
      grants: (values) => [wordOf(values.policy_arn)],
    },
    {
      type: 'aws_iam_role_policy_attachments_exclusive',
      reads: ['role_name', 'policy_arns'],
      carriers: (values) => [wordOf(values.role_name)],
      grants: (values) => textsOf(values.policy_arns),
    },
    {
      type: 'aws_iam_policy_attachment',
      reads: ['roles', 'policy_arn'],
      carriers: (values) => textsOf(values.roles),
      grants: (values) => [wordOf(values.policy_arn)],
    },
  ],
};

/** Inline policies of a role. The provider writes none as one policy without name and text. */
export const inlinePolicies: GrantCarrier = {
  types: ['aws_iam_role'],
  attribute: 'inline_policy',
  ids: ['name', 'id'],
  grants: (role) =>
    listOf(role.inline_policy).flatMap((policy) => (isMembers(policy) ? statementsOf(policy.policy) : [unreadable])),
  sources: [
    {
      type: 'aws_iam_role_policy',
      reads: ['role', 'policy'],
      carriers: (values) => [wordOf(values.role)],
      grants: (values) => statementsOf(values.policy).filter((statement) => statement !== unreadable),
    },
  ],
};
