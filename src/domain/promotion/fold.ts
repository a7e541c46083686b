import type { SignedAct } from '../act.ts';
import type { Digest } from '../digest.ts';
import type { Instant } from '../instant.ts';
import type { ProvidersQuestion } from '../provider-lock.ts';
import { choiceKey } from '../provider-lock.ts';
import { releaseText } from '../release.ts';
import { actId } from './act-id.ts';
import { begin, evolve } from './evolve.ts';
import type { Fact, PromotionFact, StackFact } from './facts.ts';
import { streamsOf } from './facts.ts';
import type { GovernanceFact } from './governance-facts.ts';
import type { LedgerState, Promotion, ProviderChoice, Recorded } from './state.ts';

/** What the fold needs of an entry; the ledger port's Entry has more. */
export type FoldedEntry = { readonly sequence: number; readonly at: Instant; readonly facts: readonly Fact[] };

export const emptyLedger: LedgerState = {
  head: { sequence: 0, at: 0 },
  positions: new Map(),
  releases: new Map(),
  providers: new Map(),
  alarms: [],
  evidence: [],
  lowerings: [],
  acceptances: [],
  promotions: new Map(),
  spent: new Set(),
  locks: new Map(),
  lastApplied: new Map(),
  landed: new Set(),
  acts: new Map(),
};

/** The state after more entries, in order. The only way any view comes about: replay equals live. */
export function fold(state: LedgerState, entries: readonly FoldedEntry[]): LedgerState {
  if (entries.length === 0) return state;
  const draft = draftOf(state);
  for (const entry of entries) {
    const recorded = { at: entry.at, sequence: entry.sequence };
    for (const fact of entry.facts) {
      for (const stream of streamsOf(fact)) draft.positions.set(stream, entry.sequence);
      foldFact(draft, fact, recorded);
    }
    draft.head = recorded;
  }
  return draft;
}

/** A copy whose collections may be written while entries are folded in. */
type Draft = { -readonly [K in keyof LedgerState]: LedgerState[K] } & {
  positions: Map<string, number>;
  releases: Map<string, LedgerState['releases'] extends ReadonlyMap<string, infer R> ? R : never>;
  providers: Map<string, ProviderChoice>;
  promotions: Map<string, Promotion>;
  spent: Set<Digest>;
  locks: Map<string, Recorded & { stack: string; promotion: string }>;
  lastApplied: Map<string, LedgerState['lastApplied'] extends ReadonlyMap<string, infer L> ? L : never>;
  landed: Set<string>;
  acts: Map<Digest, number>;
};

function draftOf(state: LedgerState): Draft {
  return {
    ...state,
    positions: new Map(state.positions),
    releases: new Map(state.releases),
    promotions: new Map(state.promotions),
    providers: new Map(state.providers),
    spent: new Set(state.spent),
    locks: new Map(state.locks),
    lastApplied: new Map(state.lastApplied),
    landed: new Set(state.landed),
    acts: new Map(state.acts),
  };
}

function foldFact(draft: Draft, fact: Fact, recorded: Recorded): void {
  const seen = (act: SignedAct) => draft.acts.set(actId(act), draft.acts.get(actId(act)) ?? recorded.sequence);
  if ('act' in fact) seen(fact.act);
  if (fact.type === 'settled') fact.acts.forEach(seen);
  if (!('promotion' in fact)) {
    foldGovernance(draft, fact, recorded);
    return;
  }
  foldPromotion(draft, fact, recorded);
  if (fact.type === 'judged') foldLowering(draft, fact, recorded);
  if ('stack' in fact) foldLocks(draft, fact, recorded);
}

function foldGovernance(draft: Draft, fact: GovernanceFact, recorded: Recorded): void {
  switch (fact.type) {
    case 'ledger-opened':
      draft.opened = { ...fact, ...recorded };
      return;
    case 'release-registered':
      draft.releases.set(releaseText(fact.release), { ...fact.release, firstSeen: recorded });
      return;
    case 'release-alarmed':
      draft.alarms = [...draft.alarms, { ...fact, ...recorded }];
      return;
    case 'providers-asked':
      ask(draft, fact.question);
      return;
    case 'providers-chosen':
      choose(draft, fact);
      return;
    case 'drift-accepted':
      draft.acceptances = [...draft.acceptances, { ...fact.accepted, id: fact.id, act: fact.act, recorded }];
      return;
    case 'stack-adopted':
      adopt(draft, fact, recorded);
      return;
    case 'evidence-recorded':
      draft.evidence = [...draft.evidence, { ...fact.evidence, recorded }];
      if (fact.evidence.act) draft.acts.set(actId(fact.evidence.act), recorded.sequence);
      return;
  }
}

/** A start, and nothing more: what waves applied itself is known better. */
function adopt(draft: Draft, fact: Extract<GovernanceFact, { type: 'stack-adopted' }>, recorded: Recorded): void {
  const { adoption, act } = fact;
  const { stack, module, version, commit, readSetDigest } = adoption;
  if (draft.lastApplied.has(stack)) return;
  draft.lastApplied.set(stack, { module, version, commit, readSetDigest, adopted: { adoption, act }, ...recorded });
}

/** A question that nobody answered in time may be asked again; an answer stays for ever. */
function ask(draft: Draft, question: ProvidersQuestion): void {
  const key = choiceKey(question, question.engine.kind);
  if (!draft.providers.get(key)?.chosen) draft.providers.set(key, { question });
}

function choose(draft: Draft, { request, chosen }: Extract<GovernanceFact, { type: 'providers-chosen' }>): void {
  for (const [key, choice] of draft.providers) {
    if (choice.question.id === request && !choice.chosen) draft.providers.set(key, { ...choice, chosen });
  }
}

function foldPromotion(draft: Draft, fact: PromotionFact | StackFact, recorded: Recorded): void {
  if (fact.type === 'promotion-started') {
    draft.promotions.set(fact.promotion, begin(fact, recorded));
    return;
  }
  const promotion = draft.promotions.get(fact.promotion);
  if (promotion) draft.promotions.set(fact.promotion, evolve(promotion, fact, recorded));
}

/** A plan that is judged again is no further use of its exception. */
function foldLowering(draft: Draft, fact: Extract<StackFact, { type: 'judged' }>, recorded: Recorded): void {
  const { promotion, stack, d, summary } = fact;
  if (!summary.lowered || draft.lowerings.some((one) => one.d === d)) return;
  draft.lowerings = [...draft.lowerings, { ...summary.lowered, promotion, stack, d, ...recorded }];
}

/** DESIGN 5.8: held from the intent until the outcome and, after a success, the landed pin. */
function foldLocks(draft: Draft, fact: StackFact, recorded: Recorded): void {
  const stack = draft.promotions.get(fact.promotion)?.stacks.get(fact.stack);
  const key = stack?.judged?.record.lockKey ?? stack?.intent?.lockKey;
  const holder = { stack: fact.stack, promotion: fact.promotion, ...recorded };
  switch (fact.type) {
    case 'apply-intended':
      draft.spent.add(fact.d);
      draft.locks.set(fact.lockKey, holder);
      return;
    case 'pin-intended':
      if (key && !draft.locks.has(key)) draft.locks.set(key, holder);
      return;
    case 'pin-landed':
      if (key && draft.locks.get(key)?.promotion === fact.promotion) draft.locks.delete(key);
      if (!fact.unchanged) draft.landed.add(fact.commit);
      return;
    case 'apply-finished':
    case 'settled':
      if (!('late' in fact && fact.late)) outcomeOf(draft, fact, recorded);
      return;
  }
}

function outcomeOf(
  draft: Draft,
  fact: Extract<StackFact, { type: 'apply-finished' | 'settled' }>,
  recorded: Recorded,
): void {
  const stack = draft.promotions.get(fact.promotion)?.stacks.get(fact.stack);
  const record = stack?.judged?.record;
  const { result } = fact.outcome;
  if (stack?.intent && (result === 'failed' || result === 'not-started')) draft.locks.delete(stack.intent.lockKey);
  if (!record || (result !== 'succeeded' && !fact.outcome.changed)) return;
  draft.lastApplied.set(fact.stack, {
    version: record.release.version,
    module: record.release.module,
    commit: record.commit,
    readSetDigest: record.readSetDigest,
    ...recorded,
  });
}
