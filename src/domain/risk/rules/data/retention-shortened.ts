import { typeNames } from '../../resource-types/names.ts';
import type { ChangeRule } from '../../rule.ts';
import type { Setting, Weaker } from '../../settings/setting.ts';
import { forever, lowered, turnedOn } from '../../settings/setting.ts';
import { weakened } from '../../settings/weakened.ts';

/** How long records stay, by type. */
const retentions: readonly Setting[] = (
  [
    ['aws_cloudwatch_log_group', 'retention_in_days', lowered(forever)],
    ['aws_kinesis_stream', 'retention_period', lowered({ unset: 24 })],
    ['aws_kinesis_video_stream', 'data_retention_in_hours', lowered()],
    ['aws_cloudtrail_event_data_store', 'retention_period', lowered({ unset: 2555 })],
    ['aws_sqs_queue', 'message_retention_seconds', lowered({ unset: 345_600 })],
    ['aws_timestreamwrite_table', 'retention_properties.magnetic_store_retention_period_in_days', lowered()],
    ['aws_cloudwatch_event_archive', 'retention_days', lowered(forever)],
    ['google_logging_project_bucket_config', 'retention_days', lowered({ unset: 30 })],
    ['google_bigquery_dataset', 'default_table_expiration_ms', lowered(forever)],
    ['google_bigquery_table', 'expiration_time', lowered(forever)],
    ['google_pubsub_subscription', 'message_retention_duration', lowered({ unset: 604_800 })],
    ['azurerm_log_analytics_workspace', 'retention_in_days', lowered({ unset: 30 })],
    ['azurerm_application_insights', 'retention_in_days', lowered({ unset: 90 })],
    ['azurerm_eventhub', 'message_retention', lowered()],
  ] satisfies readonly (readonly [string, string, Weaker])[]
).map(([types, path, weaker]) => ({ types: typeNames(types), path, weaker, say: 'keeps its records for less time' }));

const expiring: Setting = {
  types: typeNames('aws_dynamodb_table'),
  path: 'ttl.enabled',
  weaker: turnedOn,
  say: 'begins to delete its own items when their time is over',
};

export const retentionShortened: ChangeRule = {
  id: 'retention-shortened',
  about: 'Records older than the new time go at once, and do not come back when the time is raised again.',
  class: 'high',
  source: 'DAT-07',
  onChange: ({ change }) =>
    weakened(change, [...retentions, expiring], { data: 'schema-data', reversibility: 'irreversible' }),
};
