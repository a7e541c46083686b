import { computed, either, immutable, optional, required } from '../../schema/schema.ts';
import { textOf } from '../../schema/values.ts';
import { arn, nameOf, type ResourceType, tagged, untagged } from '../definition.ts';

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
  siblings: ({ id }, siblings) => ({
    policy: siblings.of('aws_sqs_queue_policy').find(({ queue_url }) => queue_url === id)?.policy ?? null,
  }),
};

export const queuePolicy: ResourceType = {
  block: untagged({ policy: required('string'), queue_url: required('string', immutable) }),
  id: ({ draft }) => textOf(draft.queue_url),
  needs: [{ attribute: 'queue_url', type: 'aws_sqs_queue', code: 'NonExistentQueue' }],
};
