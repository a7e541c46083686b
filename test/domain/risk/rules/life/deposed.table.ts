import type { RuleTable } from '../table.ts';

const at = (actions: string[], more: object = {}) => ({ changes: [{ address: 'aws_lb.a', actions, ...more }] });

export const table: RuleTable = {
  rule: 'deposed',
  fires: [
    {
      title: 'a deposed object',
      class: 'normal',
      plan: at(['delete'], { deposed: 'ab12' }),
      say: 'left behind (ab12)',
    },
  ],
  silent: [
    { title: 'the object in use', plan: at(['delete']) },
    { title: 'a deposed object that is let go of', plan: at(['forget'], { deposed: 'ab12' }) },
  ],
  unknown: 'decided by action and type',
};
