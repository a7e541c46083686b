import type { PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const output: PlanRule = {
  id: 'output',
  about: 'Other stacks and people may read the output.',
  class: 'low',
  source: 'BLR-03',
  onPlan: ({ analysis }) =>
    analysis.outputs.map(({ name, actions }) => ({
      address: `output.${name}`,
      ...(actions.includes('delete')
        ? fires('removes an output that other stacks may read', { class: 'normal' })
        : fires(`${actions.includes('create') ? 'adds' : 'changes'} an output`)),
    })),
};
