import type { RuleTable } from '../table.ts';

const at = (actions: string[], more: object = {}) => ({ changes: [{ address: 'aws_lb.a', actions, ...more }] });

export const table: RuleTable = {
  rule: 'unknown-action',
  fires: [
    {
      title: 'actions nobody knows',
      class: 'critical',
      plan: at(['obliterate', 'now']),
      say: 'aws_lb.a: would be changed in a way this release does not know: obliterate, now',
    },
    { title: 'known actions in an order nobody knows', class: 'critical', plan: at(['delete', 'update']) },
    {
      title: 'a mode nobody knows',
      class: 'critical',
      plan: at(['create'], { mode: 'quantum' }),
      say: 'aws_lb.a: is of a kind this release does not know: quantum',
    },
  ],
  silent: [
    { title: 'a creation', plan: at(['create']) },
    { title: 'a replacement that lets go', plan: at(['forget', 'create']) },
    {
      title: 'an ephemeral resource that is opened',
      plan: {
        changes: [
          { address: 'ephemeral.aws_x.a', actions: ['open'], mode: 'ephemeral' },
          { address: 'aws_lb.a', actions: ['create'] },
        ],
      },
    },
  ],
  unknown: 'decided by action and type',
};
