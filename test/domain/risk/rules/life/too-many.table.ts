import type { Row } from '../../../plan/plans.ts';
import type { RuleTable } from '../table.ts';

const rows = (count: number, type: string, actions: string[]): Row[] =>
  Array.from({ length: count }, (_, i) => ({ address: `${type}.x[${i}]`, actions, before: { a: i }, after: { a: i } }));
const ending = (count: number, standing: number, more: { type?: string; actions?: string[] } = {}) => ({
  changes: [
    ...rows(count, more.type ?? 'aws_lambda_function', more.actions ?? ['delete']),
    ...rows(standing - count, 'aws_lb', ['no-op']),
  ],
});

export const table: RuleTable = {
  rule: 'too-many',
  fires: [
    { title: 'eleven of many', class: 'high', plan: ending(11, 100), say: 'ends 11 of 100 resources' },
    { title: 'eleven replaced', class: 'high', plan: ending(11, 100, { actions: ['create', 'delete'] }) },
    { title: 'more than a quarter', class: 'critical', plan: ending(11, 43), say: 'ends 11 of 43' },
    { title: 'more than fifty', class: 'critical', plan: ending(51, 500) },
  ],
  silent: [
    { title: 'ten of many', plan: ending(10, 100) },
    { title: 'all of a small stack', plan: ending(10, 10) },
    {
      title: 'many versions',
      plan: ending(40, 40, { type: 'aws_ecs_task_definition', actions: ['delete', 'create'] }),
    },
    { title: 'many let go of', plan: ending(40, 40, { actions: ['forget'] }) },
  ],
  unknown: 'decided by action and type',
};
