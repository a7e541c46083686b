import type { RuleTable } from '../table.ts';

const created = { address: 'aws_lb.a', actions: ['create'] };
const beside = (row: { address: string; actions: string[]; mode: string }) => ({ changes: [created, row] });

export const table: RuleTable = {
  rule: 'read',
  fires: [
    {
      title: 'data',
      class: 'low',
      plan: beside({ address: 'data.aws_ami.x', actions: ['read'], mode: 'data' }),
      say: 'data.aws_ami.x: is read',
    },
    {
      title: 'a secret',
      class: 'low',
      plan: beside({ address: 'ephemeral.aws_x.a', actions: ['open'], mode: 'ephemeral' }),
    },
  ],
  silent: [{ title: 'a creation', plan: { changes: [created] } }],
  unknown: 'decided by action and type',
};
