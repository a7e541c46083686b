import { created, deleted, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const attributes = 'aws_ssoadmin_instance_access_control_attributes.a';
const from = (source: string) => ({ attribute: [{ key: 'team', value: [{ source: [source] }] }] });

export const table: RuleTable = {
  rule: 'access-attributes',
  fires: [
    { title: 'from elsewhere', plan: updated(attributes, from('a'), from('b')), class: 'high' },
    { title: 'none any more', plan: deleted(attributes, from('a')), class: 'high' },
  ],
  silent: [{ title: 'first ones', plan: created(attributes, from('a')) }],
  unknown: [{ title: 'known only later', plan: open(attributes, from('a'), 'attribute') }],
};
