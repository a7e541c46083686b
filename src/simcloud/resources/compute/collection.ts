import { computed, immutable, required } from '../../schema/schema.ts';
import { textOf } from '../../schema/values.ts';
import { arn, type ResourceType, tagged } from '../definition.ts';

/** A real type that few people use: it stands here for all that a risk catalogue has never heard of. */
export const collection: ResourceType = {
  block: tagged({
    arn: computed('string'),
    collection_id: required('string', immutable),
    face_model_version: computed('string'),
  }),
  id: ({ draft }) => textOf(draft.collection_id),
  unique: { by: 'collection_id', code: 'ResourceAlreadyExistsException' },
  fill: { arn: ({ place, id }) => arn('rekognition', place, `collection/${id}`), face_model_version: () => '7.0' },
};
