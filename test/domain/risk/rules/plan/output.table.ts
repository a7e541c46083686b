import type { RuleTable } from '../table.ts';

const output = (actions: string[], more: object = {}, block: object = {}) => ({
  output_changes: { o: { actions, ...more } },
  configuration: { root_module: { outputs: { o: block } } },
});
const marked = { before: 'a', after: 'a', before_sensitive: true, after_sensitive: true };

export const table: RuleTable = {
  rule: 'output',
  fires: [
    { title: 'one more', class: 'low', plan: output(['create'], { after: ['a'] }), say: 'adds an output' },
    { title: 'another value', class: 'low', plan: output(['update'], { before: 'a', after: 'b' }) },
    { title: 'one less', class: 'normal', plan: output(['delete'], { before: 'a' }), say: 'other stacks may read' },
    {
      title: 'a text that becomes a list',
      class: 'high',
      plan: output(['update'], { before: 'a', after: ['a'] }),
      say: 'another kind of value',
    },
    { title: 'a secret that shows from now on', class: 'high', plan: output(['update'], marked), say: 'sensitive' },
  ],
  silent: [
    { title: 'the same value', plan: output(['no-op'], { before: 'a', after: 'a' }) },
    { title: 'no outputs', plan: { changes: [{ address: 'aws_lambda_function.f', actions: ['create'] }] } },
  ],
  unknown: [
    { title: 'a value of the apply', class: 'normal', plan: output(['update'], { before: 'a', after_unknown: true }) },
    { title: 'an action of a later engine', class: 'high', plan: output(['obliterate']) },
  ],
  same: [
    { title: 'a secret that stays one', plan: output(['update'], { ...marked, after: 'b' }, { sensitive: true }) },
  ],
};
