import type { RuleTable } from '../table.ts';

const at = (actions: string[], importing?: object) => ({ changes: [{ address: 'aws_lb.a', actions, importing }] });

export const table: RuleTable = {
  rule: 'import',
  fires: [
    { title: 'an object as it stands', class: 'low', plan: at(['no-op'], { id: 'x' }), say: 'as it stands' },
    { title: 'an object that is changed', class: 'high', plan: at(['update'], { id: 'x' }), say: 'changes it' },
    { title: 'an object that is replaced', class: 'critical', plan: at(['delete', 'create'], { id: 'x' }) },
    { title: 'an object that is deleted', class: 'critical', plan: at(['delete'], { identity: { name: 'x' } }) },
    { title: 'an object that only the apply knows', class: 'high', plan: at(['create'], { unknown: true }) },
  ],
  silent: [{ title: 'an object of our own', plan: at(['update']) }],
  unknown: 'decided by action and type',
};
