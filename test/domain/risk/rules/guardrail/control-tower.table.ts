import { created, deleted, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const control = 'aws_controltower_control.c';
const zone = 'aws_controltower_landing_zone.z';
const regions = (...names: string[]) => ({ parameters: [{ key: 'AllowedRegions', value: JSON.stringify(names) }] });

export const table: RuleTable = {
  rule: 'control-tower',
  fires: [
    { title: 'a control goes', plan: deleted(control, { control_identifier: 'c' }), class: 'critical' },
    { title: 'the landing zone goes', plan: deleted(zone, {}), class: 'critical' },
    { title: 'another region', plan: updated(control, regions('a'), regions('a', 'b')), class: 'high' },
    { title: 'another manifest', plan: updated(zone, { manifest_json: '{"a":1}' }, { manifest_json: '{"a":2}' }) },
  ],
  silent: [
    { title: 'a new control', plan: created(control, regions('a')) },
    { title: 'a newer version', plan: updated(zone, { version: '3.2' }, { version: '3.3' }) },
  ],
  unknown: [{ title: 'a manifest known only later', plan: open(zone, { manifest_json: '{}' }, 'manifest_json') }],
};
