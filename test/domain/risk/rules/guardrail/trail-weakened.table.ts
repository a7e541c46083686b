import { created, deleted, forgotten, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const trail = 'aws_cloudtrail.t';
const whole = {
  enable_logging: true,
  is_multi_region_trail: true,
  is_organization_trail: true,
  include_global_service_events: true,
  enable_log_file_validation: true,
  kms_key_id: 'arn:aws:kms:eu-central-1:200000000001:key/k',
  cloud_watch_logs_group_arn: 'arn:aws:logs:eu-central-1:200000000001:log-group:g:*',
  s3_bucket_name: 'trail',
};
const weaker = (more: object) => updated(trail, whole, { ...whole, ...more });
const store = 'aws_cloudtrail_event_data_store.s';

export const table: RuleTable = {
  rule: 'trail-weakened',
  fires: [
    { title: 'stopped', plan: weaker({ enable_logging: false }), class: 'critical', say: 'stops a trail' },
    { title: 'of one region', plan: weaker({ is_multi_region_trail: false }), class: 'critical' },
    { title: 'of one account', plan: weaker({ is_organization_trail: false }), class: 'critical' },
    { title: 'without global services', plan: weaker({ include_global_service_events: false }) },
    { title: 'unvalidated', plan: weaker({ enable_log_file_validation: false }), class: 'critical' },
    { title: 'without its key', plan: weaker({ kms_key_id: null }), class: 'critical' },
    { title: 'without its log group', plan: weaker({ cloud_watch_logs_group_arn: '' }), class: 'high' },
    { title: 'into another bucket', plan: weaker({ s3_bucket_name: 'other' }), class: 'high' },
    { title: 'deleted', plan: deleted(trail, whole), class: 'critical' },
    { title: 'a store that stops', plan: updated(store, { suspend: false }, { suspend: true }), class: 'critical' },
    {
      title: 'a store of one region',
      plan: updated(store, { multi_region_enabled: true }, { multi_region_enabled: false }),
    },
  ],
  silent: [
    {
      title: 'started, validated, of all regions',
      plan: updated(
        trail,
        { ...whole, enable_logging: false, is_multi_region_trail: false, enable_log_file_validation: false },
        whole,
      ),
    },
    { title: 'another prefix', plan: weaker({ s3_key_prefix: 'p' }) },
    { title: 'a first trail of one region', plan: created(trail, { ...whole, is_multi_region_trail: false }) },
    { title: 'let go of', plan: forgotten(trail, whole) },
  ],
  unknown: [
    { title: 'validation known only later', plan: open(trail, whole, 'enable_log_file_validation', whole) },
    { title: 'a key known only later', plan: open(trail, whole, 'kms_key_id', whole) },
  ],
};
