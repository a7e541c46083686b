import { guardRule, onOff } from '../../switched-off.ts';

const trail = ['aws_cloudtrail'];
const store = ['aws_cloudtrail_event_data_store'];
const isTrue = onOff((value) => value === true);
const notFalse = onOff((value) => value !== false);
const isText = onOff((value) => typeof value === 'string' && value !== '');

export const trailWeakened = guardRule({
  id: 'trail-weakened',
  about: 'The trail is the only witness of what was done in the account. What it does not write down nobody can find.',
  class: 'critical',
  source: 'ORG: CloudTrail off, of one region, unvalidated, unencrypted',
  gone: {
    aws_cloudtrail: { say: 'takes a trail away' },
    aws_cloudtrail_event_data_store: { say: 'takes a store of events away' },
  },
  switches: [
    { types: trail, attribute: 'enable_logging', strength: notFalse, say: 'stops a trail' },
    {
      types: trail,
      attribute: 'is_multi_region_trail',
      strength: isTrue,
      say: 'lets a trail write down one region only',
    },
    {
      types: trail,
      attribute: 'is_organization_trail',
      strength: isTrue,
      say: 'lets a trail write down one account only',
    },
    {
      types: trail,
      attribute: 'include_global_service_events',
      strength: notFalse,
      say: 'leaves global services out of a trail',
    },
    {
      types: trail,
      attribute: 'enable_log_file_validation',
      strength: isTrue,
      say: 'lets the files of a trail be changed unseen',
    },
    { types: trail, attribute: 'kms_key_id', strength: isText, say: 'takes its own key from a trail' },
    {
      types: trail,
      attribute: 'cloud_watch_logs_group_arn',
      strength: isText,
      say: 'ends the sending of a trail to a log group, where alarms read it',
      class: 'high',
    },
    {
      types: trail,
      attribute: 's3_bucket_name',
      strength: { holds: isText.holds, keeps: (before, after) => before === after },
      say: 'lets a trail write into another bucket',
      class: 'high',
    },
    { types: store, attribute: 'suspend', strength: onOff((value) => value !== true), say: 'stops a store of events' },
    {
      types: store,
      attribute: 'multi_region_enabled',
      strength: notFalse,
      say: 'lets a store of events hold one region only',
    },
    {
      types: store,
      attribute: 'organization_enabled',
      strength: isTrue,
      say: 'lets a store of events hold one account only',
    },
  ],
});
