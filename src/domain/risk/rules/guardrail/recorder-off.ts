import type { Value } from '../../../analysis.ts';
import { listOf, memberOf, textsOf } from '../../../plan/read.ts';
import type { Strength } from '../../switched-off.ts';
import { blockOf, guardRule, onOff } from '../../switched-off.ts';

const recorder = ['aws_config_configuration_recorder'];

export const recorderOff = guardRule({
  id: 'recorder-off',
  about: 'Without the recorder no rule of AWS Config sees what changes, and no history tells it later.',
  class: 'critical',
  source: 'ORG: AWS Config recorder stopped or narrowed',
  gone: {
    aws_config_configuration_recorder: { say: 'takes the recorder of AWS Config away' },
    aws_config_configuration_recorder_status: { say: 'stops the recorder of AWS Config' },
    aws_config_delivery_channel: { say: 'takes away where AWS Config writes' },
  },
  switches: [
    {
      types: ['aws_config_configuration_recorder_status'],
      attribute: 'is_enabled',
      strength: onOff((value) => value === true),
      say: 'stops the recorder of AWS Config',
    },
    {
      types: recorder,
      attribute: 'recording_group',
      strength: { holds: () => true, keeps: keepsTypes },
      say: 'lets AWS Config record fewer types',
    },
    {
      types: recorder,
      attribute: 'recording_mode',
      strength: onOff((value) => (memberOf(blockOf(value), 'recording_frequency') ?? 'CONTINUOUS') === 'CONTINUOUS'),
      say: 'lets AWS Config look once a day only',
      class: 'high',
    },
    {
      types: ['aws_config_delivery_channel'],
      attribute: 's3_bucket_name',
      strength: sameText(),
      say: 'lets AWS Config write into another bucket',
      class: 'high',
    },
  ],
});

function sameText(): Strength {
  return {
    holds: (before) => typeof before === 'string' && before !== '',
    keeps: (before, after) => before === after,
  };
}

/** No group at all records every type of the region. */
function keepsTypes(before: Value | undefined, after: Value | undefined): boolean {
  const [had, has] = [recorded(before), recorded(after)];
  if (had.globals && !has.globals) return false;
  if (has.all) return has.without.every((type) => had.all && had.without.includes(type));
  return !had.all && had.only.every((type) => has.only.includes(type));
}

type Recorded = {
  readonly all: boolean;
  readonly globals: boolean;
  readonly only: readonly string[];
  readonly without: readonly string[];
};

function recorded(value: Value | undefined): Recorded {
  const group = blockOf(value);
  const without = listOf(memberOf(group, 'exclusion_by_resource_types')).flatMap((block) =>
    textsOf(memberOf(block, 'resource_types')),
  );
  const only = textsOf(memberOf(group, 'resource_types'));
  return {
    all: only.length === 0,
    globals: memberOf(group, 'include_global_resource_types') === true,
    only,
    without,
  };
}
