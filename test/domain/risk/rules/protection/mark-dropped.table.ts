import { one } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const row = (more: object) =>
  one('aws_ssm_parameter.p', ['update'], { before: { value: 'x' }, after: { value: 'y' }, ...more });

export const table: RuleTable = {
  rule: 'mark-dropped',
  fires: [
    { title: 'a mark is gone', class: 'high', plan: row({ beforeSensitive: { value: true } }), say: 'value secret' },
  ],
  silent: [
    { title: 'a mark is new', plan: row({ afterSensitive: { value: true } }) },
    { title: 'a mark stays', plan: row({ beforeSensitive: { value: true }, afterSensitive: { value: true } }) },
  ],
  unknown: 'decided by action and type',
};
