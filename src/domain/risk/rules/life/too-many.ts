import type { Analysis, ResourceChange } from '../../../analysis.ts';
import { destroys } from '../../../plan/actions.ts';
import { versions } from '../../resource-types/versions.ts';
import type { PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

/** As the catalogue weighs fan-out (BLR-01): more than ten is high; more than fifty, or a quarter, is critical. */
const manyMax = 10;
const massMax = 50;
const shareMax = 0.25;

export const tooMany: PlanRule = {
  id: 'too-many',
  about: 'So many objects end at once that one mistaken condition or loop is more likely than one wish.',
  class: 'high',
  source: 'LIF-13, thresholds of BLR-01',
  onPlan: ({ analysis }) => {
    const ends = analysis.changes.filter(isEnd).length;
    if (ends <= manyMax) return [];
    const standing = standingBefore(analysis);
    const isMass = ends > massMax || ends > standing * shareMax;
    const say = `ends ${ends} of ${standing} resources`;
    return [{ address: 'the plan', ...fires(say, { class: isMass ? 'critical' : 'high' }) }];
  },
};

function isEnd(change: ResourceChange): boolean {
  return change.mode === 'managed' && change.deposed === undefined && destroys(change) && !versions.has(change.type);
}

/** Every resource of the state has a row in the plan, if only to say that nothing happens to it. */
function standingBefore({ changes, noops }: Analysis): number {
  const changing = changes.filter(
    ({ mode, deposed, before }) => mode === 'managed' && deposed === undefined && before !== null,
  );
  return noops + changing.length;
}
