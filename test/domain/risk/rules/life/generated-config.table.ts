import type { RuleTable } from '../table.ts';

const at = (more: object) => ({
  changes: [{ address: 'aws_lb.a', actions: ['no-op'], importing: { id: 'x' }, ...more }],
});

export const table: RuleTable = {
  rule: 'generated-config',
  fires: [
    {
      title: 'an import whose configuration the engine wrote',
      class: 'high',
      plan: at({ generatedConfig: 'resource "aws_lb" "a" {}' }),
      say: 'the engine wrote itself',
    },
  ],
  silent: [{ title: 'an import whose configuration people wrote', plan: at({}) }],
  unknown: 'decided by action and type',
};
