import { block, computed, either, immutable, optional, setBlock } from '../schema/schema.ts';
import { textOf } from '../schema/values.ts';
import { arn, type Birth, nameOf, type ResourceType, tagged } from './definition.ts';

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

export const queue: ResourceType = {
  block: tagged({
    arn: computed('string'),
    content_based_deduplication: optional('bool', { fallback: false }),
    deduplication_scope: either('string'),
    delay_seconds: optional('number', { fallback: 0 }),
    fifo_queue: optional('bool', { ...immutable, fallback: false }),
    fifo_throughput_limit: either('string'),
    kms_data_key_reuse_period_seconds: either('number'),
    kms_master_key_id: optional('string'),
    max_message_size: optional('number', { fallback: 262144 }),
    message_retention_seconds: optional('number', { fallback: 345600 }),
    name: either('string', immutable),
    name_prefix: either('string', immutable),
    policy: either('string'),
    receive_wait_time_seconds: optional('number', { fallback: 0 }),
    redrive_allow_policy: either('string'),
    redrive_policy: either('string'),
    sqs_managed_sse_enabled: either('bool'),
    url: computed('string'),
    visibility_timeout_seconds: optional('number', { fallback: 30 }),
  }),
  id: (birth) => `https://sqs.${birth.place.region}.amazonaws.com/${birth.place.accountId}/${nameOf(birth)}`,
  unique: { by: 'name', code: 'QueueAlreadyExists' },
  fill: {
    arn: (birth) => arn('sqs', birth.place, birth.id.slice(birth.id.lastIndexOf('/') + 1)),
    kms_data_key_reuse_period_seconds: () => 300,
    name: ({ id }) => id.slice(id.lastIndexOf('/') + 1),
    name_prefix: () => '',
    sqs_managed_sse_enabled: () => true,
    url: ({ id }) => id,
  },
};

export const logGroup: ResourceType = {
  block: tagged({
    arn: computed('string'),
    kms_key_id: optional('string'),
    log_group_class: either('string', { ...immutable, oneOf: ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'] }),
    name: either('string', immutable),
    name_prefix: either('string', immutable),
    retention_in_days: optional('number', { fallback: 0 }),
    skip_destroy: optional('bool', { fallback: false }),
  }),
  id: nameOf,
  unique: { by: 'name', code: 'ResourceAlreadyExistsException' },
  fill: {
    arn: ({ place, id }) => arn('logs', place, `log-group:${id}`),
    log_group_class: () => 'STANDARD',
    name: ({ id }) => id,
    name_prefix: () => '',
  },
};

export const table: ResourceType = {
  block: tagged(
    {
      arn: computed('string'),
      billing_mode: optional('string', { fallback: 'PROVISIONED', oneOf: ['PROVISIONED', 'PAY_PER_REQUEST'] }),
      deletion_protection_enabled: optional('bool'),
      hash_key: either('string', immutable),
      name: optional('string', immutable),
      range_key: optional('string', immutable),
      read_capacity: either('number'),
      stream_enabled: optional('bool'),
      table_class: optional('string'),
      write_capacity: either('number'),
    },
    { attribute: setBlock(block({ name: optional('string'), type: optional('string') })) },
  ),
  id: nameOf,
  unique: { by: 'name', code: 'ResourceInUseException' },
  fill: {
    arn: ({ place, id }) => arn('dynamodb', place, `table/${id}`),
    read_capacity: () => 0,
    write_capacity: () => 0,
  },
};
