import type { PlanParts } from '../../../plan/plans.ts';
import type { RuleTable } from '../table.ts';

const address = 'aws_instance.a';
const at = (actions: string[], expressions: object = {}): PlanParts => ({
  changes: [{ address, actions }],
  configuration: {
    root_module: { resources: [{ address, mode: 'managed', provisioners: [{ type: 'local-exec', expressions }] }] },
  },
});
const other = { command: { references: ['var.region'] } };

export const table: RuleTable = {
  rule: 'provisioner',
  fires: [
    { title: 'at creation', class: 'high', plan: at(['create']), say: 'runs a local-exec provisioner' },
    { title: 'at a replacement', class: 'high', plan: at(['delete', 'create']), say: 'perhaps one as the old object' },
    {
      title: 'at a replacement, for the new object only',
      class: 'high',
      plan: at(['delete', 'create'], other),
      say: /provisioner, which/,
    },
  ],
  silent: [
    { title: 'at an update', plan: at(['update']) },
    { title: 'at a deletion, where it can only be meant for the creation', plan: at(['delete'], other) },
    { title: 'an object is let go of', plan: at(['forget']) },
  ],
  unknown: [
    { title: 'at a deletion', class: 'critical', plan: at(['delete']), say: 'does not say' },
    {
      title: 'at a deletion, of what speaks of its own object',
      class: 'critical',
      plan: at(['delete'], { command: { references: ['self.id'] } }),
    },
  ],
};
