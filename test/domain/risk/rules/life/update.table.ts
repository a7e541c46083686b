import type { RuleTable } from '../table.ts';

const at = (actions: string[], more: object = {}) => ({
  changes: [{ address: 'aws_lambda_function.f', actions, ...more }],
});
const tags = { before: { name: 'a', tags: { a: '1' } }, after: { name: 'a', tags: { a: '2' } } };

export const table: RuleTable = {
  rule: 'update',
  fires: [
    {
      title: 'another value',
      class: 'normal',
      plan: at(['update'], { before: { memory: 128 }, after: { memory: 256 } }),
      say: 'updates it in place',
    },
    { title: 'nothing that shows', class: 'normal', plan: at(['update']) },
    { title: 'something that is known later', class: 'normal', plan: at(['update'], { unknown: { arn: true } }) },
    { title: 'an update on the move', class: 'normal', plan: at(['update'], { previous_address: 'a.b' }) },
  ],
  silent: [
    { title: 'nothing but tags', plan: at(['update'], tags) },
    { title: 'a creation', plan: at(['create'], { after: { a: 1 } }) },
    { title: 'a pure move', plan: at(['no-op'], { previous_address: 'a.b' }) },
  ],
  unknown: 'decided by action and type',
};
