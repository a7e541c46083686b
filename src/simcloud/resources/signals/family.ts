import type { ResourceTypes } from '../definition.ts';
import { logGroup, metricAlarm } from './cloudwatch.ts';
import { queue, queuePolicy } from './queue.ts';
import { topic, topicPolicy, topicSubscription } from './topic.ts';
import { trail } from './trail.ts';

export const signalTypes: ResourceTypes = {
  aws_cloudtrail: trail,
  aws_cloudwatch_log_group: logGroup,
  aws_cloudwatch_metric_alarm: metricAlarm,
  aws_sns_topic: topic,
  aws_sns_topic_policy: topicPolicy,
  aws_sns_topic_subscription: topicSubscription,
  aws_sqs_queue: queue,
  aws_sqs_queue_policy: queuePolicy,
};
