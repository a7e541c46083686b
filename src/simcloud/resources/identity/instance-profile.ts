import { computed, either, immutable, optional } from '../../schema/schema.ts';
import { textOf } from '../../schema/values.ts';
import { globalArn, nameOf, type ResourceType, tagged } from '../definition.ts';

export const instanceProfile: ResourceType = {
  isGlobal: true,
  block: tagged({
    arn: computed('string'),
    create_date: computed('string'),
    name: either('string', immutable),
    name_prefix: either('string', immutable),
    path: optional('string', { ...immutable, fallback: '/' }),
    role: optional('string'),
    unique_id: computed('string'),
  }),
  id: nameOf,
  unique: { by: 'name', code: 'EntityAlreadyExists' },
  needs: [{ attribute: 'role', type: 'aws_iam_role', code: 'NoSuchEntity', holds: true }],
  fill: {
    arn: ({ place, id, draft }) => globalArn('iam', place, `instance-profile${textOf(draft.path) || '/'}${id}`),
    create_date: () => '2025-01-01T00:00:00Z',
    name: nameOf,
    name_prefix: () => '',
    unique_id: ({ fresh }) => `AIPA${fresh('unique', 17).toUpperCase()}`,
  },
};
