import { block, immutable, oneBlock, optional, required, setBlock } from '../../schema/schema.ts';
import { textOf } from '../../schema/values.ts';
import { type ResourceType, untagged } from '../definition.ts';

const byDefault = oneBlock(
  block({
    kms_master_key_id: optional('string'),
    sse_algorithm: required('string', { oneOf: ['AES256', 'aws:kms', 'aws:kms:dsse'] }),
  }),
);

export const bucketEncryption: ResourceType = {
  block: untagged(
    { bucket: required('string', immutable), expected_bucket_owner: optional('string', immutable) },
    {
      rule: setBlock(
        block({ bucket_key_enabled: optional('bool') }, { apply_server_side_encryption_by_default: byDefault }),
        { min: 1 },
      ),
    },
  ),
  id: ({ draft }) => textOf(draft.bucket),
  needs: [{ attribute: 'bucket', type: 'aws_s3_bucket', code: 'NoSuchBucket' }],
};
