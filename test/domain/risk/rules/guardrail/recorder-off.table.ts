import { created, deleted, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const recorder = 'aws_config_configuration_recorder.r';
const status = 'aws_config_configuration_recorder_status.s';
const channel = 'aws_config_delivery_channel.c';
const group = (more: object) => ({
  recording_group: [{ all_supported: true, include_global_resource_types: true, ...more }],
});
const only = (...types: string[]) =>
  group({ all_supported: false, include_global_resource_types: false, resource_types: types });
const without = (...types: string[]) =>
  group({
    all_supported: false,
    include_global_resource_types: false,
    exclusion_by_resource_types: [{ resource_types: types }],
  });
const mode = (frequency: string) => ({ ...group({}), recording_mode: [{ recording_frequency: frequency }] });

export const table: RuleTable = {
  rule: 'recorder-off',
  directed: true,
  fires: [
    { title: 'stopped', plan: updated(status, { is_enabled: true }, { is_enabled: false }), class: 'critical' },
    { title: 'stopped by deletion', plan: deleted(status, { is_enabled: true }), class: 'critical' },
    { title: 'deleted', plan: deleted(recorder, group({})), class: 'critical' },
    { title: 'some types instead of all', plan: updated(recorder, group({}), only('AWS::S3::Bucket')) },
    { title: 'all but one', plan: updated(recorder, group({ include_global_resource_types: false }), without('A')) },
    { title: 'one type less', plan: updated(recorder, only('A', 'B'), only('A')) },
    { title: 'one type more left out', plan: updated(recorder, without('A'), without('A', 'B')) },
    {
      title: 'without global types',
      plan: updated(recorder, group({}), group({ include_global_resource_types: false })),
    },
    { title: 'once a day', plan: updated(recorder, mode('CONTINUOUS'), mode('DAILY')), class: 'high' },
  ],
  silent: [
    { title: 'started', plan: updated(status, { is_enabled: false }, { is_enabled: true }) },
    { title: 'all types instead of some', plan: updated(recorder, only('A'), group({})) },
    { title: 'types in another order', plan: updated(recorder, only('A', 'B'), only('B', 'A')) },
    { title: 'a first recorder of some types', plan: created(recorder, only('A')) },
    {
      title: 'another prefix',
      plan: updated(channel, { s3_bucket_name: 'b' }, { s3_bucket_name: 'b', s3_key_prefix: 'p' }),
    },
  ],
  unknown: [
    { title: 'what it records is known only later', plan: open(recorder, group({}), 'recording_group') },
    { title: 'where it writes is known only later', plan: open(channel, { s3_bucket_name: 'b' }, 's3_bucket_name') },
  ],
};
