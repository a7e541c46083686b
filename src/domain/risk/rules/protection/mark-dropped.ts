import { listText } from '../../../plan/differences.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const markDropped: ChangeRule = {
  id: 'mark-dropped',
  about: 'What is no longer marked as sensitive is printed by the engine, by logs and by whoever reads the plan.',
  class: 'high',
  source: 'ENC-04',
  onChange: ({ change: { unmarked } }) => {
    const [first] = unmarked ?? [];
    if (!unmarked || first === undefined) return undefined;
    return fires(`no longer keeps ${listText(unmarked)} secret`, { attribute: first, impacts: { security: 'secret' } });
  },
};
