import type { Difference } from '../../domain/drift/difference.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Recorded } from '../../domain/promotion/state.ts';
import type { StackName } from '../../domain/stack.ts';

/**
 * What one look at a stack found. *failed*: the engine said no. *not-checked*: nobody could or did look. Neither is ever
 * clean. `why` says more of both, `since` is when this was first seen, `asApplied` when waves last saw the stack right.
 */
export type DriftFound = {
  readonly stack: StackName;
  readonly verdict: 'clean' | 'accepted' | 'drifted' | 'pending' | 'failed' | 'not-checked';
  readonly drifted: readonly Difference[];
  readonly pending: readonly Difference[];
  readonly broughtBy: readonly string[];
  readonly why?: string;
  /** Nothing was applied to it yet, so nothing of it can have drifted. */
  readonly isNew?: true;
  readonly since: Instant;
  readonly asApplied?: Recorded;
};

export type DriftVerdict = DriftFound['verdict'];

/** The worst first, as people read them. */
export const driftVerdicts = {
  drifted: 'drifted',
  pending: 'merged changes that are not applied',
  failed: 'failed',
  'not-checked': 'not checked',
  accepted: 'drift that is accepted',
  clean: 'no drift',
} as const satisfies Record<DriftVerdict, string>;

/** How many stacks of each verdict, the worst first; verdicts that no stack has are left out. */
function driftCounts(stacks: readonly DriftFound[]): readonly (readonly [DriftVerdict, number])[] {
  const all = Object.keys(driftVerdicts) as DriftVerdict[];
  return all
    .map((verdict) => [verdict, stacks.filter((one) => one.verdict === verdict).length] as const)
    .filter(([, count]) => count > 0);
}

/** `3 drifted, 1 not checked, 36 no drift`. */
export function driftSummary(stacks: readonly DriftFound[]): string {
  if (stacks.length === 0) return 'no stacks';
  return driftCounts(stacks)
    .map(([verdict, count]) => `${count} ${driftVerdicts[verdict]}`)
    .join(', ');
}
