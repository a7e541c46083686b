import { block, computed, immutable, listBlock, optional, required, strings } from '../../schema/schema.ts';
import { textOf } from '../../schema/values.ts';
import { arn, type ResourceType, tagged } from '../definition.ts';

const [on, off] = [{ fallback: true }, { fallback: false }] as const;

const dataResource = listBlock(block({ type: required('string'), values: required(strings) }));

export const trail: ResourceType = {
  block: tagged(
    {
      arn: computed('string'),
      cloud_watch_logs_group_arn: optional('string'),
      cloud_watch_logs_role_arn: optional('string'),
      enable_log_file_validation: optional('bool', off),
      enable_logging: optional('bool', on),
      home_region: computed('string'),
      include_global_service_events: optional('bool', on),
      is_multi_region_trail: optional('bool', off),
      is_organization_trail: optional('bool', off),
      kms_key_id: optional('string'),
      name: required('string', immutable),
      s3_bucket_name: required('string'),
      s3_key_prefix: optional('string'),
      sns_topic_arn: computed('string'),
      sns_topic_name: optional('string'),
    },
    {
      event_selector: listBlock(
        block(
          {
            exclude_management_event_sources: optional(['set', 'string']),
            include_management_events: optional('bool', on),
            read_write_type: optional('string', { fallback: 'All', oneOf: ['All', 'ReadOnly', 'WriteOnly'] }),
          },
          { data_resource: dataResource },
        ),
        { max: 5 },
      ),
    },
  ),
  id: ({ place, draft }) => arn('cloudtrail', place, `trail/${textOf(draft.name)}`),
  unique: { by: 'name', code: 'TrailAlreadyExistsException' },
  fill: {
    arn: ({ id }) => id,
    home_region: ({ place }) => place.region,
    sns_topic_arn: () => '',
  },
};
