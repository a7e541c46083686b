import { block, computed, either, immutable, oneBlock, optional, required, setBlock } from '../../schema/schema.ts';
import { arn, nameOf, type ResourceType, tagged } from '../definition.ts';

const projection = { non_key_attributes: optional(['set', 'string']), projection_type: required('string') };

const secondaryIndex = setBlock(
  block({
    ...projection,
    hash_key: required('string'),
    name: required('string'),
    range_key: optional('string'),
    read_capacity: optional('number'),
    write_capacity: optional('number'),
  }),
);

const localIndex = setBlock(
  block({
    name: required('string'),
    non_key_attributes: optional(['list', 'string']),
    projection_type: required('string'),
    range_key: required('string'),
  }),
  { forceNew: true },
);

const replica = setBlock(
  block({
    kms_key_arn: optional('string'),
    point_in_time_recovery: optional('bool', { fallback: false }),
    propagate_tags: optional('bool', { fallback: false }),
    region_name: required('string'),
  }),
);

export const table: ResourceType = {
  block: tagged(
    {
      arn: computed('string'),
      billing_mode: optional('string', { fallback: 'PROVISIONED', oneOf: ['PROVISIONED', 'PAY_PER_REQUEST'] }),
      deletion_protection_enabled: optional('bool'),
      hash_key: either('string', immutable),
      name: required('string', immutable),
      range_key: optional('string', immutable),
      read_capacity: either('number'),
      restore_date_time: optional('string', immutable),
      restore_source_name: optional('string'),
      restore_to_latest_time: optional('bool', immutable),
      stream_arn: computed('string'),
      stream_enabled: optional('bool'),
      stream_label: computed('string'),
      stream_view_type: either('string'),
      table_class: optional('string', { oneOf: ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'] }),
      write_capacity: either('number'),
    },
    {
      attribute: setBlock(block({ name: required('string'), type: required('string', { oneOf: ['B', 'N', 'S'] }) })),
      global_secondary_index: secondaryIndex,
      local_secondary_index: localIndex,
      point_in_time_recovery: oneBlock(block({ enabled: required('bool') })),
      replica,
      server_side_encryption: oneBlock(block({ enabled: required('bool'), kms_key_arn: optional('string') })),
      ttl: oneBlock(block({ attribute_name: optional('string'), enabled: optional('bool', { fallback: false }) })),
    },
  ),
  id: nameOf,
  unique: { by: 'name', code: 'ResourceInUseException' },
  fill: {
    arn: ({ place, id }) => arn('dynamodb', place, `table/${id}`),
    read_capacity: () => 0,
    stream_arn: () => '',
    stream_label: () => '',
    stream_view_type: () => '',
    write_capacity: () => 0,
  },
};
