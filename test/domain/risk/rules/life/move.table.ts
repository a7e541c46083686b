import type { RuleTable } from '../table.ts';

const at = (actions: string[], more: object = {}) => ({ changes: [{ address: 'aws_lb.a', actions, ...more }] });
const previous_address = 'module.m.aws_lb.a';

export const table: RuleTable = {
  rule: 'move',
  fires: [
    { title: 'a pure move', class: 'low', plan: at(['no-op'], { previous_address }), say: `from ${previous_address}` },
    {
      title: 'a move with a replacement, which weighs by itself',
      class: 'low',
      plan: at(['delete', 'create'], { previous_address }),
    },
  ],
  silent: [
    { title: 'an update in place', plan: at(['update']) },
    { title: 'the same address', plan: at(['update'], { previous_address: 'aws_lb.a' }) },
  ],
  unknown: 'decided by action and type',
  same: [{ title: 'a pure move', plan: at(['no-op'], { previous_address }) }],
};
