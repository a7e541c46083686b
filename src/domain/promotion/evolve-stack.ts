import type { ApplyOutcome, StackFact } from './facts.ts';
import type { Recorded, StackProgress } from './state.ts';

/** One stack after one fact. Never refuses: facts have happened. */
export function evolveStack(stack: StackProgress, fact: StackFact, recorded: Recorded): StackProgress {
  switch (fact.type) {
    case 'stack-skipped':
      return { ...stack, phase: 'skipped', skipped: fact.say };
    case 'plan-asked':
      return { ...stack, open: { request: fact.request, ...recorded } };
    case 'request-lapsed':
      return { ...closed(stack), lapses: stack.lapses + 1, lapsedAt: recorded };
    case 'drift-checked':
      return driftChecked(stack, fact, recorded);
    case 'planned':
      return planned(stack, fact, recorded);
    case 'plan-failed':
      return planFailed(stack, fact, recorded);
    case 'judged':
      return judged(stack, fact, recorded);
    case 'plan-kept':
      return isBeingPlanned(stack) && stack.judged ? { ...answered(stack), phase: 'judged' } : answered(stack);
    case 'plan-dropped':
      return dropped(stack, fact, recorded);
    case 'partial-accepted':
      return { ...stack, acceptance: fact.act };
    case 'stack-retried':
      return retried(stack, recorded);
    default:
      return evolveApply(stack, fact, recorded);
  }
}

type ApplyFact = Exclude<
  StackFact,
  {
    type:
      | 'stack-skipped'
      | 'plan-asked'
      | 'request-lapsed'
      | 'drift-checked'
      | 'planned'
      | 'plan-failed'
      | 'judged'
      | 'plan-kept'
      | 'plan-dropped'
      | 'partial-accepted'
      | 'stack-retried';
  }
>;

function evolveApply(stack: StackProgress, fact: ApplyFact, recorded: Recorded): StackProgress {
  switch (fact.type) {
    case 'apply-intended':
      return {
        ...stack,
        phase: 'applying',
        intent: {
          d: fact.d,
          runFolder: fact.runFolder,
          lockKey: fact.lockKey,
          approvals: fact.approvals,
          ...recorded,
        },
      };
    case 'apply-finished':
      return fact.late ? stack : ended(stack, fact.outcome, recorded);
    case 'settled':
      return ended(stack, fact.outcome, recorded);
    case 'pin-intended':
      return { ...stack, phase: 'applied', pin: 'intended' };
    case 'pin-landed':
      return without({ ...stack, pin: 'landed', pinCommit: fact.commit }, 'pinFailure');
    case 'pin-failed':
      return { ...stack, pin: 'failed', pinFailure: { code: fact.code, say: fact.say, ...recorded } };
    case 'verified':
      return without({ ...answered(stack), phase: 'verified', verifiedAt: recorded }, 'notVerified');
    case 'not-verified':
      return { ...answered(stack), notVerified: { differences: fact.differences, ...recorded } };
    case 'compared':
      return { ...answered(stack), compared: { verdict: fact.verdict, differences: fact.differences, ...recorded } };
    case 'soak-checked':
      return soakChecked(stack, fact, recorded);
  }
}

/** Facts about a plan change a stack only before its apply: an answer that comes late must not hide an apply. */
function isBeingPlanned({ phase }: StackProgress): boolean {
  return phase === 'pending' || phase === 'planned' || phase === 'judged';
}

/** The stack with its open request answered. */
function answered(stack: StackProgress): StackProgress {
  return { ...closed(stack), lapses: 0 };
}

/** The stack without its open request. */
function closed(stack: StackProgress): StackProgress {
  return without(stack, 'open');
}

function without<K extends keyof StackProgress>(stack: StackProgress, ...keys: readonly K[]): StackProgress {
  const copy = { ...stack };
  for (const key of keys) delete copy[key];
  return copy;
}

function driftChecked(
  stack: StackProgress,
  fact: Extract<StackFact, { type: 'drift-checked' }>,
  recorded: Recorded,
): StackProgress {
  const check = {
    verdict: fact.verdict,
    drifted: fact.drifted,
    pending: fact.pending,
    broughtBy: fact.broughtBy,
    ...(fact.exempt === undefined ? {} : { exempt: fact.exempt }),
    ...recorded,
  };
  const goesOn = fact.verdict === 'clean' || fact.verdict === 'accepted' || fact.exempt !== undefined;
  return { ...(goesOn ? stack : answered(stack)), driftCheck: check };
}

function planned(
  stack: StackProgress,
  fact: Extract<StackFact, { type: 'planned' }>,
  recorded: Recorded,
): StackProgress {
  const request = stack.open?.request;
  if (!request) return stack;
  if (!isBeingPlanned(stack)) return answered(stack);
  const { result, fingerprint, state } = fact;
  return without(
    { ...answered(stack), phase: 'planned', planned: { result, fingerprint, state, request, ...recorded } },
    'planFailure',
  );
}

/** A plan that may not be approved is no plan: the stack stands where it stood before it was made. */
function planFailed(
  stack: StackProgress,
  { code, say }: Extract<StackFact, { type: 'plan-failed' }>,
  recorded: Recorded,
): StackProgress {
  const failed = { ...answered(stack), planFailure: { code, say, ...recorded } };
  if (stack.phase !== 'planned') return failed;
  return without({ ...failed, phase: stack.judged ? 'judged' : 'pending' }, 'planned');
}

function soakChecked(
  stack: StackProgress,
  { verdict, differences }: Extract<StackFact, { type: 'soak-checked' }>,
  recorded: Recorded,
): StackProgress {
  const checked = { ...answered(stack), soakCheck: { verdict, differences, ...recorded } };
  return verdict === 'drifted' ? { ...checked, soakDrift: recorded } : checked;
}

function judged(stack: StackProgress, fact: Extract<StackFact, { type: 'judged' }>, recorded: Recorded): StackProgress {
  if (!isBeingPlanned(stack)) return stack;
  const { d, record, need, summary } = fact;
  return { ...stack, phase: 'judged', judged: { d, record, need, summary, ...recorded } };
}

/** What answered a newer request than the dropped plan's stays: the plan that replaces it is judged by that. */
function dropped(
  stack: StackProgress,
  fact: Extract<StackFact, { type: 'plan-dropped' }>,
  recorded: Recorded,
): StackProgress {
  if (!isBeingPlanned(stack)) return stack;
  const { d, code, say } = fact;
  const judgedAt = stack.judged?.sequence ?? 0;
  const old = (['planned', 'driftCheck'] as const).filter((name) => (stack[name]?.sequence ?? 0) <= judgedAt);
  return without({ ...stack, phase: 'pending', dropped: { d, code, say, ...recorded } }, 'judged', ...old);
}

function ended(stack: StackProgress, outcome: ApplyOutcome, recorded: Recorded): StackProgress {
  const result = { ...outcome, ...recorded };
  if (result.result === 'succeeded') return { ...stack, phase: 'applied', outcome: result };
  if (result.result === 'unknown') return { ...stack, phase: 'unknown', outcome: result };
  return { ...stack, phase: 'failed', outcome: result, failures: stack.failures + 1 };
}

/** A retry plans anew: the spent record stays spent. What runs, or ended well or in the dark, is no matter for it. */
function retried(stack: StackProgress, recorded: Recorded): StackProgress {
  if (!isBeingPlanned(stack) && stack.phase !== 'failed') return stack;
  const fresh = { ...stack, phase: 'pending' as const, retriedAt: recorded, lapses: 0 };
  return without(fresh, 'planned', 'judged', 'driftCheck', 'planFailure', 'intent', 'compared', 'acceptance');
}
