import { computed, either, immutable, optional, required } from '../../schema/schema.ts';
import { textOf } from '../../schema/values.ts';
import { arn, nameOf, type ResourceType, tagged, untagged } from '../definition.ts';

const off = { fallback: false } as const;
const feedback = ['application', 'firehose', 'http', 'lambda', 'sqs'].flatMap((protocol) => [
  [`${protocol}_failure_feedback_role_arn`, optional('string')] as const,
  [`${protocol}_success_feedback_role_arn`, optional('string')] as const,
  [`${protocol}_success_feedback_sample_rate`, optional('number')] as const,
]);

export const topic: ResourceType = {
  block: tagged({
    ...Object.fromEntries(feedback),
    archive_policy: optional('string'),
    arn: computed('string'),
    beginning_archive_time: computed('string'),
    content_based_deduplication: optional('bool', off),
    delivery_policy: optional('string'),
    display_name: optional('string'),
    fifo_throughput_scope: either('string'),
    fifo_topic: optional('bool', { ...off, ...immutable }),
    kms_master_key_id: optional('string'),
    name: either('string', immutable),
    name_prefix: either('string', immutable),
    owner: computed('string'),
    policy: either('string'),
    signature_version: either('number'),
    tracing_config: either('string', { oneOf: ['Active', 'PassThrough'] }),
  }),
  id: (birth) => arn('sns', birth.place, nameOf(birth)),
  unique: { by: 'name', code: 'TopicAlreadyExists' },
  fill: {
    arn: ({ id }) => id,
    name: ({ id }) => id.slice(id.lastIndexOf(':') + 1),
    name_prefix: () => '',
    owner: ({ place }) => place.accountId,
    policy: ({ place, id }) => ownersOnly(place.accountId, id),
    signature_version: () => 0,
    tracing_config: () => '',
  },
  siblings: ({ arn: self }, siblings) => ({
    policy: siblings.of('aws_sns_topic_policy').find((policy) => policy.arn === self)?.policy ?? null,
  }),
};

/** The policy that a topic is born with. */
function ownersOnly(accountId: string, topicArn: string): string {
  const statement = {
    Sid: '__default_statement_ID',
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: ['SNS:Publish', 'SNS:Subscribe', 'SNS:SetTopicAttributes', 'SNS:GetTopicAttributes'],
    Resource: topicArn,
    Condition: { StringEquals: { 'AWS:SourceOwner': accountId } },
  };
  return JSON.stringify({ Version: '2008-10-17', Id: '__default_policy_ID', Statement: [statement] });
}

export const topicPolicy: ResourceType = {
  block: untagged({ arn: required('string', immutable), owner: computed('string'), policy: required('string') }),
  id: ({ draft }) => textOf(draft.arn),
  needs: [{ attribute: 'arn', type: 'aws_sns_topic', code: 'NotFound' }],
  fill: { owner: ({ place }) => place.accountId },
};

export const topicSubscription: ResourceType = {
  block: untagged({
    arn: computed('string'),
    confirmation_timeout_in_minutes: optional('number', { fallback: 1 }),
    confirmation_was_authenticated: computed('bool'),
    delivery_policy: optional('string'),
    endpoint: required('string', immutable),
    endpoint_auto_confirms: optional('bool', off),
    filter_policy: optional('string'),
    filter_policy_scope: either('string', { oneOf: ['MessageAttributes', 'MessageBody'] }),
    owner_id: computed('string'),
    pending_confirmation: computed('bool'),
    protocol: required('string', {
      ...immutable,
      oneOf: ['application', 'email', 'email-json', 'firehose', 'http', 'https', 'lambda', 'sms', 'sqs'],
    }),
    raw_message_delivery: optional('bool', off),
    redrive_policy: optional('string'),
    replay_policy: optional('string'),
    subscription_role_arn: optional('string'),
    topic_arn: required('string', immutable),
  }),
  id: ({ draft, fresh }) => `${textOf(draft.topic_arn)}:${fresh('subscription', 36)}`,
  needs: [{ attribute: 'topic_arn', type: 'aws_sns_topic', code: 'NotFound' }],
  fill: {
    arn: ({ id }) => id,
    confirmation_was_authenticated: () => true,
    filter_policy_scope: () => '',
    owner_id: ({ place }) => place.accountId,
    pending_confirmation: () => false,
  },
};
