import type { RuleTable } from '../table.ts';
import { changed, opened } from './changed.ts';

const log = 'aws_cloudwatch_log_group.l';
const days = (from: unknown, to: unknown) => changed(log, { retention_in_days: from }, { retention_in_days: to });
const ttl = (enabled: boolean) => ({ ttl: [{ enabled, attribute_name: 'until' }] });

export const table: RuleTable = {
  rule: 'retention-shortened',
  directed: true,
  fires: [
    { title: 'fewer days', class: 'high', plan: days(365, 30), say: 'for less time' },
    { title: 'days instead of for ever', plan: days(0, 365) },
    { title: 'days instead of nothing said', plan: days(null, 365) },
    { title: 'a stream back to the least', plan: changed('aws_kinesis_stream.s', { retention_period: 168 }, {}) },
    { title: 'an event store', plan: changed('aws_cloudtrail_event_data_store.e', {}, { retention_period: 90 }) },
    {
      title: 'tables that begin to expire',
      plan: changed('google_bigquery_dataset.d', {}, { default_table_expiration_ms: 1000 }),
    },
    {
      title: 'items that begin to expire',
      plan: changed('aws_dynamodb_table.t', ttl(false), ttl(true)),
      say: 'own items',
    },
  ],
  silent: [
    { title: 'more days', plan: days(30, 365) },
    { title: 'for ever', plan: days(365, 0) },
    { title: 'for ever, said in another way', plan: days(null, 0) },
    { title: 'the usual hours spelt out', plan: changed('aws_kinesis_stream.s', {}, { retention_period: 24 }) },
    {
      title: 'another attribute of expiry',
      plan: changed('aws_dynamodb_table.t', ttl(true), { ttl: [{ enabled: true }] }),
    },
    { title: 'a new log', plan: { changes: [{ address: log, actions: ['create'], after: { retention_in_days: 1 } }] } },
  ],
  unknown: [
    { title: 'days of the apply', class: 'high', plan: opened(log, { retention_in_days: 365 }, 'retention_in_days') },
  ],
};
