import type { ResourceChange, Value } from '../../analysis.ts';
import { isUnknown } from '../../plan/change.ts';
import { meaningText } from '../../plan/differences.ts';
import { holdsMasked } from '../../plan/mask.ts';
import { isMembers, listOf, memberOf } from '../../plan/read.ts';
import type { Meaning, Reading } from './reading.ts';

const behaviors = ['default_cache_behavior', 'ordered_cache_behavior'];
const policies: readonly Value[] = ['allow-all', 'redirect-to-https', 'https-only'];

/** How a distribution lets viewers ask. Whatever else its behaviours say is left to whoever reads the plan. */
export const distributions: Reading = {
  types: ['aws_cloudfront_distribution'],
  attributes: behaviors,
  meaning: (change) => {
    if (behaviors.some((name) => isUnknown(change, name) || holdsMasked(change.after) || holdsMasked(change.before))) {
      return 'cannot-tell';
    }
    const isOther = behaviors.some((name) => rest(change.before, name) !== rest(change.after, name));
    return isOther ? 'cannot-tell' : ranked(change);
  },
};

function ranked({ before, after }: ResourceChange): Meaning {
  const [was, is] = [before, after].map((side) => behaviors.flatMap((name) => listOf(memberOf(side, name)).map(rank)));
  const steps = (is ?? []).map((one, at) => one - (was?.[at] ?? 0));
  if (steps.some((step) => step < 0)) return 'wider';
  return steps.some((step) => step > 0) ? 'narrower' : 'same';
}

/** What nobody knows lets everything through. */
function rank(block: Value): number {
  return policies.indexOf(memberOf(block, 'viewer_protocol_policy') ?? null);
}

function rest(side: Value, name: string): string {
  const blocks = listOf(memberOf(side, name)).filter(isMembers);
  return meaningText(blocks.map(({ viewer_protocol_policy: _, ...others }) => others));
}
