import type { PersonId, SignedAct } from '../act.ts';
import type { Digest } from '../digest.ts';
import type { Difference } from '../drift/difference.ts';
import type { Instant } from '../instant.ts';
import type { PlanRequest } from '../plan-request.ts';
import type { StateMark } from '../plan-result.ts';
import type { Release } from '../release.ts';
import type { StackName } from '../stack.ts';
import type { Wave } from '../wave.ts';
import type { GovernanceFact } from './governance-facts.ts';
import type { JudgedPlan } from './judged-plan.ts';

type OfPromotion = { readonly promotion: string };
type OfStack = OfPromotion & { readonly stack: StackName };

/** Facts are past tense and never change their meaning: readers fold what any earlier version wrote. */
export type Fact = GovernanceFact | PromotionFact | StackFact;

export type PromotionFact =
  | (OfPromotion & {
      readonly type: 'promotion-started';
      readonly kind: 'promote' | 'reconcile';
      readonly release: Release;
      /** Version each member was on at the start; `absent` without state is found when planned. */
      readonly from: Readonly<Record<StackName, string>>;
      readonly waves: readonly Wave[];
      readonly contract: Digest;
      /** Rule texts as pinned, by digest in `objects`. */
      readonly rules: Digest;
      readonly starter: PersonId;
      readonly act: SignedAct;
    })
  | (OfPromotion & { readonly type: 'approved'; readonly act: SignedAct })
  | (OfPromotion & { readonly type: 'approval-revoked'; readonly act: SignedAct })
  | (OfPromotion & { readonly type: 'promotion-held'; readonly act: SignedAct })
  | (OfPromotion & { readonly type: 'promotion-resumed'; readonly act: SignedAct })
  | (OfPromotion & { readonly type: 'promotion-aborted'; readonly act: SignedAct })
  | (OfPromotion & { readonly type: 'promotion-rejected'; readonly act: SignedAct })
  | (OfPromotion & { readonly type: 'promotion-released' });

export type StackFact =
  | (OfStack & {
      readonly type: 'stack-skipped';
      readonly why: 'already-there' | 'older-than-deployed';
      readonly say: string;
    })
  | (OfStack & { readonly type: 'plan-asked'; readonly request: PlanRequest })
  | (OfStack & { readonly type: 'request-lapsed'; readonly request: string })
  | (OfStack & {
      readonly type: 'drift-checked';
      readonly request: string;
      readonly verdict: 'clean' | 'accepted' | 'drifted' | 'pending' | 'could-not-check';
      readonly drifted: readonly Difference[];
      readonly pending: readonly Difference[];
      /** Commits that brought what is pending: `9c1e2f3 Name: subject`. */
      readonly broughtBy: readonly string[];
      readonly exempt?: 'first-apply' | 'reconcile' | 'own-retry';
    })
  | (OfStack & {
      readonly type: 'planned';
      readonly request: string;
      readonly fingerprint: Digest;
      /** Digest in `objects` of the result's canonical text. */
      readonly result: Digest;
      readonly state: StateMark;
    })
  | (OfStack & { readonly type: 'plan-failed'; readonly request: string; readonly code: string; readonly say: string })
  | (OfStack & {
      readonly type: 'judged';
    } & JudgedPlan)
  | (OfStack & { readonly type: 'plan-kept'; readonly d: Digest; readonly request: string })
  | (OfStack & { readonly type: 'plan-dropped'; readonly d: Digest; readonly code: string; readonly say: string })
  | (OfStack & {
      readonly type: 'apply-intended';
      readonly d: Digest;
      readonly lockKey: string;
      /** Approvals this intent uses: pairs of (approval, D) are spent by it. */
      readonly approvals: readonly Digest[];
      readonly gathered: readonly GatheredFact[];
      /** Where the supervisor leaves its files. */
      readonly runFolder: string;
    })
  | (OfStack & {
      readonly type: 'apply-finished';
      readonly d: Digest;
      readonly outcome: ApplyOutcome;
      readonly late: boolean;
    })
  | (OfStack & {
      readonly type: 'settled';
      readonly d: Digest;
      readonly how: 'adopted' | 'compared' | 'not-started' | 'accepted-partial';
      readonly say: string;
      readonly outcome: ApplyOutcome;
      readonly acts: readonly SignedAct[];
    })
  | (OfStack & { readonly type: 'pin-intended'; readonly version: string; readonly branch: string })
  | (OfStack & {
      readonly type: 'pin-landed';
      readonly version: string;
      readonly commit: string;
      readonly unchanged: boolean;
    })
  | (OfStack & { readonly type: 'pin-failed'; readonly code: string; readonly say: string })
  | (OfStack & { readonly type: 'verified'; readonly request: string })
  | (OfStack & { readonly type: 'not-verified'; readonly request: string; readonly differences: readonly Difference[] })
  | (OfStack & {
      readonly type: 'compared';
      readonly request: string;
      readonly verdict: 'as-applied' | 'as-before' | 'differs' | 'could-not-check';
      readonly differences: readonly Difference[];
    })
  | (OfStack & {
      readonly type: 'soak-checked';
      readonly request: string;
      readonly verdict: 'clean' | 'accepted' | 'drifted' | 'could-not-check';
      readonly differences: readonly Difference[];
    })
  | (OfStack & { readonly type: 'partial-accepted'; readonly act: SignedAct })
  | (OfStack & { readonly type: 'stack-retried'; readonly act: SignedAct });

/** How an apply ended, as far as known. `unknown` quarantines the stack. */
export type ApplyOutcome = {
  readonly result: 'succeeded' | 'failed' | 'not-started' | 'unknown';
  readonly exitCode?: number;
  readonly say: string;
  readonly state?: StateMark;
  /** Did a failed apply leave the state as it was? */
  readonly changed?: boolean;
  /** The engine could not save what it did: things may stand in the world that no state knows. */
  readonly stateLost?: true;
};

/** A fact that needed I/O, gathered at most 5 s before the intent that rests on it. */
export type GatheredFact = { readonly kind: string; readonly value: string; readonly at: Instant };

/** Where a fact belongs. Streams are `governance`, `promotion:<id>` and `stack:<name>`. */
export function streamsOf(fact: Fact): readonly string[] {
  if ('stack' in fact) return [`promotion:${fact.promotion}`, `stack:${fact.stack}`];
  if ('promotion' in fact) return [`promotion:${fact.promotion}`];
  return ['governance'];
}
