import { immutable, required } from '../../schema/schema.ts';
import { textOf } from '../../schema/values.ts';
import { type ResourceType, untagged } from '../definition.ts';

/** Who beside the owner may make a volume of a snapshot. */
export const snapshotShare: ResourceType = {
  block: untagged({
    account_id: required('string', immutable),
    snapshot_id: required('string', immutable),
  }),
  id: ({ draft }) => `${textOf(draft.snapshot_id)}-${textOf(draft.account_id)}`,
};
