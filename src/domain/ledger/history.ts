import { recordDigest } from '../plan-record.ts';
import type { ApplyOutcome, Fact, StackFact } from '../promotion/facts.ts';

type OutcomeFact = Extract<StackFact, { type: 'apply-finished' | 'settled' }>;

/** Members without which a fact cannot be placed. Every kind of fact is here; another kind is no history of ours. */
const members: Record<Fact['type'], readonly string[]> = {
  'ledger-opened': ['ledger'],
  'release-registered': ['release'],
  'release-alarmed': ['module', 'version'],
  'providers-asked': ['question'],
  'providers-chosen': ['request', 'chosen'],
  'stack-adopted': ['adoption', 'act'],
  'evidence-recorded': ['evidence'],
  'drift-accepted': ['id', 'accepted', 'act'],
  'promotion-started': ['promotion', 'waves'],
  approved: ['promotion', 'act'],
  'approval-revoked': ['promotion', 'act'],
  'promotion-held': ['promotion', 'act'],
  'promotion-resumed': ['promotion', 'act'],
  'promotion-aborted': ['promotion', 'act'],
  'promotion-rejected': ['promotion', 'act'],
  'promotion-released': ['promotion'],
  'stack-skipped': ['promotion', 'stack'],
  'plan-asked': ['promotion', 'stack', 'request'],
  'request-lapsed': ['promotion', 'stack', 'request'],
  'drift-checked': ['promotion', 'stack', 'request'],
  planned: ['promotion', 'stack', 'request'],
  'plan-failed': ['promotion', 'stack', 'request'],
  judged: ['promotion', 'stack', 'd', 'record'],
  'plan-kept': ['promotion', 'stack', 'd', 'request'],
  'plan-dropped': ['promotion', 'stack', 'd'],
  'apply-intended': ['promotion', 'stack', 'd'],
  'apply-finished': ['promotion', 'stack', 'd', 'outcome'],
  settled: ['promotion', 'stack', 'd', 'outcome'],
  'pin-intended': ['promotion', 'stack'],
  'pin-landed': ['promotion', 'stack', 'commit'],
  'pin-failed': ['promotion', 'stack'],
  verified: ['promotion', 'stack', 'request'],
  'not-verified': ['promotion', 'stack', 'request'],
  compared: ['promotion', 'stack', 'request'],
  'soak-checked': ['promotion', 'stack', 'request'],
  'stack-retried': ['promotion', 'stack', 'act'],
  'partial-accepted': ['promotion', 'stack', 'act'],
};

type Seen = {
  isOpened: boolean;
  /** Promotion id to whether it is still open. */
  readonly promotions: Map<string, boolean>;
  readonly requests: Set<string>;
  readonly judged: Set<string>;
  /** D to the promotion and stack whose intent it was. */
  readonly intents: Map<string, string>;
  readonly outcomes: Map<string, ApplyOutcome['result']>;
  readonly pins: Set<string>;
};

/**
 * Checks, entry by entry, that facts can have happened in this order (INV-29): opened first and once; a promotion
 * started before anything about it; answers to asked requests only; one intent per judged plan record; outcomes of
 * intents only and none after a known one. Answers what is wrong with the entry. Facts may be forged: nothing throws.
 */
export function checkHistory(): (facts: readonly Fact[]) => string | undefined {
  const seen: Seen = {
    isOpened: false,
    promotions: new Map(),
    requests: new Set(),
    judged: new Set(),
    intents: new Map(),
    outcomes: new Map(),
    pins: new Set(),
  };
  return (facts) => {
    for (const fact of facts) {
      const wrong = misshapen(fact) ?? checkFact(seen, fact);
      if (wrong) return wrong;
    }
    return undefined;
  };
}

function misshapen(fact: Fact): string | undefined {
  if (!Object.hasOwn(members, fact.type)) return `holds an unknown kind of fact, ${JSON.stringify(fact.type)}`;
  const values = fact as Readonly<Record<string, unknown>>;
  const missing = members[fact.type].find((member) => values[member] === undefined || values[member] === null);
  return missing && `holds a fact ${fact.type} without ${missing}`;
}

function checkFact(seen: Seen, fact: Fact): string | undefined {
  if (fact.type === 'ledger-opened') {
    if (seen.isOpened) return 'opens the ledger a second time';
    seen.isOpened = true;
    return undefined;
  }
  if (!seen.isOpened) return 'comes before the ledger was opened';
  if ('stack' in fact) return checkStarted(seen, fact) ?? checkStackFact(seen, fact);
  return 'promotion' in fact ? checkPromotionFact(seen, fact) : undefined;
}

function checkStarted(seen: Seen, fact: { readonly type: string; readonly promotion: string }): string | undefined {
  if (seen.promotions.has(fact.promotion)) return undefined;
  return `says ${fact.type} of promotion ${fact.promotion}, which never started`;
}

function checkPromotionFact(
  seen: Seen,
  fact: Extract<Fact, { promotion: string }> & { readonly stack?: never },
): string | undefined {
  if (fact.type === 'promotion-started') {
    if (seen.promotions.has(fact.promotion)) return `starts promotion ${fact.promotion} a second time`;
    seen.promotions.set(fact.promotion, true);
    return undefined;
  }
  const unstarted = checkStarted(seen, fact);
  if (unstarted || !endings.has(fact.type)) return unstarted;
  if (!seen.promotions.get(fact.promotion)) return `ends promotion ${fact.promotion} a second time`;
  seen.promotions.set(fact.promotion, false);
  return undefined;
}

const endings: ReadonlySet<Fact['type']> = new Set(['promotion-aborted', 'promotion-rejected', 'promotion-released']);

function checkStackFact(seen: Seen, fact: StackFact): string | undefined {
  const member = JSON.stringify([fact.promotion, fact.stack]);
  switch (fact.type) {
    case 'plan-asked':
      seen.requests.add(`${member} ${fact.request.id}`);
      return undefined;
    case 'judged':
      if (recordDigest(fact.record) !== fact.d) return `judges a plan record whose digest is not ${fact.d}`;
      seen.judged.add(`${member} ${fact.d}`);
      return undefined;
    case 'apply-intended':
      return checkIntent(seen, fact, member);
    case 'apply-finished':
    case 'settled':
      return checkOutcome(seen, fact, member);
    case 'pin-intended':
      seen.pins.add(member);
      return undefined;
    case 'pin-failed':
    case 'pin-landed':
      if (seen.pins.has(member) || ('unchanged' in fact && fact.unchanged)) return undefined;
      return `says ${fact.type} of ${fact.stack} without an intent to land it`;
    default:
      return 'request' in fact ? checkAnswer(seen, fact, member) : undefined;
  }
}

function checkAnswer(
  seen: Seen,
  fact: { readonly type: StackFact['type']; readonly request: string; readonly stack: string },
  member: string,
): string | undefined {
  if (seen.requests.has(`${member} ${fact.request}`)) return undefined;
  return `says ${fact.type} of ${fact.stack} for a request that was never asked`;
}

function checkIntent(
  seen: Seen,
  fact: Extract<StackFact, { type: 'apply-intended' }>,
  member: string,
): string | undefined {
  if (seen.intents.has(fact.d)) return `is a second intent for plan ${fact.d}`;
  if (!seen.judged.has(`${member} ${fact.d}`)) return `is an intent for plan ${fact.d}, which was not judged for it`;
  if (!seen.promotions.get(fact.promotion)) return `is an intent for promotion ${fact.promotion}, which has ended`;
  seen.intents.set(fact.d, member);
  return undefined;
}

function checkOutcome(seen: Seen, fact: OutcomeFact, member: string): string | undefined {
  if (seen.intents.get(fact.d) !== member) return `is an outcome of plan ${fact.d} without its intent`;
  const before = seen.outcomes.get(fact.d);
  if (fact.type === 'apply-finished' && fact.late) {
    return before === undefined ? `calls the first outcome of plan ${fact.d} late` : undefined;
  }
  if (before !== undefined && before !== 'unknown') return `is a second outcome of plan ${fact.d}`;
  seen.outcomes.set(fact.d, fact.outcome.result);
  return undefined;
}
