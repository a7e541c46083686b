import { expect } from 'vitest';
import type { SignedAct } from '../../../src/domain/act.ts';
import { enforce } from '../../../src/domain/promotion/enforce.ts';
import type { Fact } from '../../../src/domain/promotion/facts.ts';
import type { FoldedEntry } from '../../../src/domain/promotion/fold.ts';
import { emptyLedger, fold } from '../../../src/domain/promotion/fold.ts';
import type { Facts } from '../../../src/domain/promotion/gathered.ts';
import type { ApplyIntended } from '../../../src/domain/promotion/intent.ts';
import { next } from '../../../src/domain/promotion/next.ts';
import type { Order, There } from '../../../src/domain/promotion/orders.ts';
import { actFor, decide } from '../../../src/domain/promotion/orders.ts';
import type { Present } from '../../../src/domain/promotion/present.ts';
import type { LedgerState, Promotion, StackProgress } from '../../../src/domain/promotion/state.ts';
import type { Step } from '../../../src/domain/promotion/steps.ts';
import type { Refusal } from '../../../src/domain/refusal.ts';
import type { Rules } from '../../../src/domain/rules.ts';
import { accountOf, holding, ledgerId, promotionId, rules, start } from './made.ts';

/** Time passing between two facts of a story. */
export type Later = { readonly later: number };

/** What has happened: one fact, several in one entry, or time. */
export type Happened = Fact | readonly Fact[] | Later;

export function later(ms: number): Later {
  return { later: ms };
}

export type Outcome = Fact | There | readonly Refusal[];

/** A moment of a story: everything that happened folded, and the clock. */
export type Moment = {
  readonly entries: readonly FoldedEntry[];
  readonly ledger: LedgerState;
  readonly promotion: Promotion;
  readonly now: number;
  and(...happened: readonly Happened[]): Moment;
  member(stack: string): StackProgress;
  /** The rules' view of the world now, apart from what is said to differ. */
  present(changes?: Partial<Present>): Present;
  when(action: (moment: Moment) => Outcome): Then;
  whenLooking(changes?: Partial<Present>): ThenNext;
};

export type Then = {
  readonly outcome: Outcome;
  thenRefused(...codes: readonly string[]): readonly Refusal[];
  then(fact: object): Fact;
  thenThere(sequence?: number): void;
};

export type ThenNext = {
  thenNext(steps: readonly string[], gates?: readonly string[]): readonly Refusal[];
  readonly steps: readonly Step[];
  readonly gates: readonly Refusal[];
};

export function given(...happened: readonly Happened[]): Moment {
  return momentOf({ entries: [], ledger: emptyLedger, now: start }, happened);
}

type Told = { readonly entries: readonly FoldedEntry[]; readonly ledger: LedgerState; readonly now: number };

function momentOf(told: Told, happened: readonly Happened[]): Moment {
  const { entries, ledger, now } = happened.reduce<Told>(tell, told);
  const promotion = ledger.promotions.get(promotionId);
  if (!promotion) throw new TypeError('a story begins with a started promotion');
  const present = (changes: Partial<Present> = {}) => ({ ...presentOf(promotion, now), ...changes });
  const moment: Moment = {
    entries,
    ledger,
    promotion,
    now,
    present,
    and: (...more) => momentOf({ entries, ledger, now }, more),
    member: (stack) => promotion.stacks.get(stack) as StackProgress,
    when: (action) => thenOf(action(moment)),
    whenLooking: (changes) => thenNextOf(next(promotion, ledger, present(changes))),
  };
  return moment;
}

function tell({ entries, ledger, now }: Told, happened: Happened): Told {
  if ('later' in happened) return { entries, ledger, now: now + happened.later };
  const facts = 'type' in happened ? [happened] : happened;
  const entry = { sequence: entries.length + 1, at: now, facts };
  return { entries: [...entries, entry], ledger: fold(ledger, [entry]), now };
}

/** A run that began before everything (`since: 0`), under rules as they were judged by. */
export function presentOf(promotion: Promotion, now: number): Present {
  const judged = [...promotion.stacks.values()].flatMap((member) => (member.judged ? [member.judged] : []));
  return {
    now,
    since: 0,
    rules,
    contract: undefined,
    readSets: new Map(judged.map(({ record }) => [record.stack, record.readSetDigest])),
    judgings: new Map(judged.map(({ record, need }) => [record.stack, { need, denials: [] }])),
    checkoutDirty: false,
  };
}

function thenOf(outcome: Outcome): Then {
  return {
    outcome,
    thenRefused(...codes) {
      expect(codesOf(outcome)).toEqual(codes);
      return outcome as readonly Refusal[];
    },
    // biome-ignore lint/suspicious/noThenProperty: a story says given, when, then; nobody awaits it.
    then(fact) {
      expect(outcome).toMatchObject(fact);
      return outcome as Fact;
    },
    thenThere(sequence) {
      expect(outcome).toEqual({ there: sequence ?? expect.any(Number) });
    },
  };
}

function codesOf(outcome: Outcome): unknown {
  return Array.isArray(outcome) ? outcome.map(({ code }: Refusal) => code) : outcome;
}

function thenNextOf({ steps, gates }: { steps: readonly Step[]; gates: readonly Refusal[] }): ThenNext {
  return {
    steps,
    gates,
    thenNext(wanted, wantedGates = []) {
      expect({ steps: steps.map(stepText), gates: gates.map(({ code }) => code) }).toEqual({
        steps: wanted,
        gates: wantedGates,
      });
      return gates;
    },
  };
}

/** `ask sandbox-01 promote`, `apply sandbox-01`, `release`. */
function stepText(step: Step): string {
  if (step.do === 'release') return 'release';
  const about = [step.do, accountOf(step.stack)];
  if (step.do === 'ask') about.push(step.purpose);
  if (step.do === 'collect') about.push(step.kind);
  if (step.do === 'drop') about.push(step.code);
  return about.join(' ');
}

/** Somebody orders something: the act is made, signed and decided in one go. */
export function ordered(order: Order, by: string, under: Rules = rules): (moment: Moment) => Outcome {
  return (moment) => {
    const { promotion, now } = moment;
    const act = actFor(order, promotion, { by, at: now, nonce: `${by} ${now}`, ledger: ledgerId });
    if (!('type' in act)) return act;
    return submitted({ act, signature: `signed by ${by}` }, under)(moment);
  };
}

/** A signed act arrives in a file. */
export function submitted(signed: SignedAct, under: Rules = rules): (moment: Moment) => Outcome {
  return ({ promotion, ledger, now }) => decide({ signed, promotion, ledger, rules: under, now });
}

export type Permitting = {
  readonly d?: string;
  readonly facts?: (facts: Facts) => Partial<Facts>;
  readonly present?: Partial<Present>;
};

/** The applying side asks for an intent; everything holds apart from what is said to differ. */
export function permitted(stack: string, changes: Permitting = {}): (moment: Moment) => Outcome {
  return ({ promotion, ledger, present, member }) => {
    const judged = member(stack)?.judged;
    if (!judged) throw new TypeError(`${stack} has no judged plan in this story`);
    const facts = holding(judged.record, promotion);
    const answer: ApplyIntended | readonly Refusal[] = enforce({
      ledger,
      promotion,
      stack,
      d: changes.d ?? judged.d,
      present: present(changes.present),
      facts: { ...facts, ...changes.facts?.(facts) },
      runFolder: '/run/1',
    });
    return answer;
  };
}
