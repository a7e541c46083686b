import type { PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const codeRuns: PlanRule = {
  id: 'code-runs',
  about:
    'A plan shows what changes, not what runs. Provisioners, external data and action triggers run with the credentials of the run.',
  class: 'high',
  source: 'EXE-01, EXE-02, EXE-03, F6',
  onPlan: ({ analysis }) =>
    analysis.code.map(({ address, say }) => ({
      address,
      ...fires(`${say}, which no list of changes shows`, { impacts: { reversibility: 'partially-reversible' } }),
    })),
};
