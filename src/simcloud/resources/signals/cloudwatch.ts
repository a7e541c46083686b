import { block, computed, either, immutable, oneBlock, optional, required, setBlock } from '../../schema/schema.ts';
import { textOf } from '../../schema/values.ts';
import { arn, nameOf, type ResourceType, tagged } from '../definition.ts';

export const logGroup: ResourceType = {
  block: tagged({
    arn: computed('string'),
    kms_key_id: optional('string'),
    log_group_class: either('string', { ...immutable, oneOf: ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'] }),
    name: either('string', immutable),
    name_prefix: either('string', immutable),
    retention_in_days: optional('number', { fallback: 0 }),
    skip_destroy: optional('bool', { fallback: false }),
  }),
  id: nameOf,
  unique: { by: 'name', code: 'ResourceAlreadyExistsException' },
  fill: {
    arn: ({ place, id }) => arn('logs', place, `log-group:${id}`),
    log_group_class: () => 'STANDARD',
    name: ({ id }) => id,
    name_prefix: () => '',
  },
};

const metric = oneBlock(
  block({
    dimensions: optional(['map', 'string']),
    metric_name: required('string'),
    namespace: optional('string'),
    period: required('number'),
    stat: required('string'),
    unit: optional('string'),
  }),
);

const metricQuery = setBlock(
  block(
    {
      account_id: optional('string'),
      expression: optional('string'),
      id: required('string'),
      label: optional('string'),
      period: optional('number'),
      return_data: optional('bool', { fallback: false }),
    },
    { metric },
  ),
);

export const metricAlarm: ResourceType = {
  block: tagged(
    {
      actions_enabled: optional('bool', { fallback: true }),
      alarm_actions: optional(['set', 'string']),
      alarm_description: optional('string'),
      alarm_name: required('string', immutable),
      arn: computed('string'),
      comparison_operator: required('string', {
        oneOf: [
          'GreaterThanOrEqualToThreshold',
          'GreaterThanThreshold',
          'LessThanThreshold',
          'LessThanOrEqualToThreshold',
          'LessThanLowerOrGreaterThanUpperThreshold',
          'LessThanLowerThreshold',
          'GreaterThanUpperThreshold',
        ],
      }),
      datapoints_to_alarm: optional('number'),
      dimensions: optional(['map', 'string']),
      evaluate_low_sample_count_percentiles: either('string'),
      evaluation_periods: required('number'),
      extended_statistic: optional('string'),
      insufficient_data_actions: optional(['set', 'string']),
      metric_name: optional('string'),
      namespace: optional('string'),
      ok_actions: optional(['set', 'string']),
      period: optional('number'),
      statistic: optional('string', { oneOf: ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] }),
      threshold: optional('number'),
      threshold_metric_id: optional('string'),
      treat_missing_data: optional('string', {
        fallback: 'missing',
        oneOf: ['breaching', 'notBreaching', 'ignore', 'missing'],
      }),
      unit: optional('string'),
    },
    { metric_query: metricQuery },
  ),
  id: ({ draft }) => textOf(draft.alarm_name),
  unique: { by: 'alarm_name', code: 'AlarmAlreadyExists' },
  fill: {
    arn: ({ place, id }) => arn('cloudwatch', place, `alarm:${id}`),
    evaluate_low_sample_count_percentiles: () => '',
  },
};
