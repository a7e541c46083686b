import type { CodeThatRuns } from '../../../analysis.ts';
import type { Hit, PlanRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { reversibility: 'partially-reversible' } as const;

export const provisioner: PlanRule = {
  id: 'provisioner',
  about:
    'A provisioner runs a command with the credentials of the run, and no list of changes shows it. What runs as an object goes cannot be tried again.',
  class: 'high',
  source: 'EXE-01, F6',
  onPlan: ({ analysis }) =>
    analysis.code
      .filter(({ kind }) => kind === 'provisioner')
      .map((code) => ({ address: code.address, ...hitOf(code) })),
};

/** The plan does not say `when`; where the object only goes, there is nothing else a provisioner could run for. */
function hitOf({ say, when }: CodeThatRuns): Hit {
  switch (when) {
    case 'perhaps-destruction':
      return cannotTell(`${say} as it is destroyed, or none at all: the plan does not say which`, {
        class: 'critical',
        impacts: { reversibility: 'irreversible' },
      });
    case 'perhaps-both':
      return fires(`${say}, and perhaps one as the old object is destroyed, which no list of changes shows`, {
        impacts,
      });
    default:
      return fires(`${say}, which no list of changes shows`, { impacts });
  }
}
