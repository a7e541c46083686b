import type { RuleTable } from '../table.ts';

const at = (actions: string[], more: object = {}) => ({
  changes: [{ address: 'aws_lambda_function.f', actions, ...more }],
});

export const table: RuleTable = {
  rule: 'create',
  fires: [
    { title: 'a new object', class: 'normal', plan: at(['create'], { after: { name: 'a' } }), say: 'creates it' },
    { title: 'one imported by an identity of the apply', plan: at(['create'], { importing: { unknown: true } }) },
  ],
  silent: [
    { title: 'a replacement', plan: at(['create', 'delete']) },
    { title: 'an update', plan: at(['update'], { before: { a: 1 }, after: { a: 2 } }) },
  ],
  unknown: 'decided by action and type',
};
