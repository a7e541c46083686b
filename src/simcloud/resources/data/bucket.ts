import { computed, either, immutable, optional } from '../../schema/schema.ts';
import { textOf } from '../../schema/values.ts';
import { type Birth, type ResourceType, tagged } from '../definition.ts';

const bucketName = ({ draft, fresh }: Omit<Birth, 'id'>): string =>
  textOf(draft.bucket) || `${textOf(draft.bucket_prefix) || 'terraform-'}${fresh('name', 26)}`;

export const bucket: ResourceType = {
  block: tagged({
    acceleration_status: either('string'),
    arn: computed('string'),
    bucket: either('string', immutable),
    bucket_domain_name: computed('string'),
    bucket_prefix: either('string', immutable),
    bucket_regional_domain_name: computed('string'),
    force_destroy: optional('bool', { fallback: false }),
    hosted_zone_id: computed('string'),
    object_lock_enabled: either('bool', immutable),
    policy: either('string'),
    region: computed('string'),
    request_payer: either('string'),
  }),
  id: bucketName,
  unique: { by: 'bucket', code: 'BucketAlreadyExists' },
  fill: {
    arn: ({ id }) => `arn:aws:s3:::${id}`,
    bucket: bucketName,
    bucket_domain_name: ({ id }) => `${id}.s3.amazonaws.com`,
    bucket_prefix: () => '',
    bucket_regional_domain_name: ({ id, place }) => `${id}.s3.${place.region}.amazonaws.com`,
    acceleration_status: () => '',
    hosted_zone_id: ({ fresh }) => `Z${fresh('zone', 13).toUpperCase()}`,
    object_lock_enabled: () => false,
    policy: () => '',
    region: ({ place }) => place.region,
    request_payer: () => 'BucketOwner',
  },
  siblings: ({ id }, siblings) => ({
    policy: siblings.of('aws_s3_bucket_policy').find((policy) => policy.bucket === id)?.policy ?? null,
  }),
};
