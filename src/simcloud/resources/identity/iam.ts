import { block, computed, either, immutable, optional, required, setBlock } from '../../schema/schema.ts';
import { textOf } from '../../schema/values.ts';
import { globalArn, nameOf, type ResourceType, tagged, untagged } from '../definition.ts';

const path = optional('string', { ...immutable, fallback: '/' });

export const iamRole: ResourceType = {
  isGlobal: true,
  block: tagged(
    {
      arn: computed('string'),
      assume_role_policy: required('string'),
      create_date: computed('string'),
      description: optional('string'),
      force_detach_policies: optional('bool', { fallback: false }),
      managed_policy_arns: either(['set', 'string']),
      max_session_duration: optional('number', { fallback: 3600 }),
      name: either('string', immutable),
      name_prefix: either('string', immutable),
      path,
      permissions_boundary: optional('string'),
      unique_id: computed('string'),
    },
    { inline_policy: setBlock(block({ name: optional('string'), policy: optional('string') })) },
  ),
  id: nameOf,
  unique: { by: 'name', code: 'EntityAlreadyExists' },
  fill: {
    arn: ({ place, id, draft }) => globalArn('iam', place, `role${textOf(draft.path) || '/'}${id}`),
    create_date: () => '2025-01-01T00:00:00Z',
    name: nameOf,
    name_prefix: () => '',
    unique_id: ({ fresh }) => `AROA${fresh('unique', 17).toUpperCase()}`,
  },
  siblings: ({ name }, siblings) => ({
    managed_policy_arns: siblings
      .of('aws_iam_role_policy_attachment')
      .filter((attachment) => attachment.role === name)
      .map((attachment) => attachment.policy_arn ?? ''),
  }),
};

export const iamPolicy: ResourceType = {
  isGlobal: true,
  block: tagged({
    arn: computed('string'),
    attachment_count: computed('number'),
    description: optional('string', immutable),
    name: either('string', immutable),
    name_prefix: either('string', immutable),
    path,
    policy: required('string'),
    policy_id: computed('string'),
  }),
  id: (birth) => globalArn('iam', birth.place, `policy${textOf(birth.draft.path) || '/'}${nameOf(birth)}`),
  unique: { by: 'name', code: 'EntityAlreadyExists' },
  fill: {
    arn: ({ id }) => id,
    attachment_count: () => 0,
    name: nameOf,
    name_prefix: () => '',
    policy_id: ({ fresh }) => `ANPA${fresh('policy', 17).toUpperCase()}`,
  },
  siblings: ({ arn }, siblings) => ({
    attachment_count: siblings.of('aws_iam_role_policy_attachment').filter(({ policy_arn }) => policy_arn === arn)
      .length,
  }),
};

export const iamRolePolicy: ResourceType = {
  isGlobal: true,
  block: untagged({
    name: either('string', immutable),
    name_prefix: either('string', immutable),
    policy: required('string'),
    role: required('string', immutable),
  }),
  id: (birth) => `${textOf(birth.draft.role)}:${nameOf(birth)}`,
  needs: [{ attribute: 'role', type: 'aws_iam_role', code: 'NoSuchEntity', holds: true }],
  fill: { name: nameOf, name_prefix: () => '' },
};

export const iamRolePolicyAttachment: ResourceType = {
  isGlobal: true,
  block: untagged({ policy_arn: required('string', immutable), role: required('string', immutable) }),
  id: ({ draft, fresh }) => `${textOf(draft.role)}-${fresh('attachment', 26)}`,
  needs: [{ attribute: 'role', type: 'aws_iam_role', code: 'NoSuchEntity', holds: true }],
};
