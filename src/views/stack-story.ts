import type { Instant } from '../domain/instant.ts';
import type { JudgementSummary } from '../domain/judgement.ts';
import type { Fact } from '../domain/promotion/facts.ts';
import type { StackProgress } from '../domain/promotion/state.ts';
import { factText } from './fact-text.ts';
import { isoText } from './iso.ts';
import { accountOf } from './release.ts';

/** A fact with the entry that holds it. */
export type Told = { readonly sequence: number; readonly at: Instant; readonly fact: Fact };

export type PlanStory = {
  readonly plan: string;
  readonly entry: number;
  readonly judged: string;
  readonly accountId: string;
  readonly commit: string;
  readonly from: string;
  readonly engine: string;
  readonly fingerprint: string;
  readonly summary: JudgementSummary;
};

export type ApplyStory = {
  readonly plan: string;
  readonly entry: number;
  readonly begun: string;
  readonly approvals: readonly string[];
  readonly outcomes: readonly {
    readonly entry: number;
    readonly at: string;
    readonly result: string;
    readonly say: string;
    readonly how: 'finished' | 'late' | 'adopted' | 'compared' | 'not-started' | 'accepted-partial';
  }[];
};

/** What one stack went through: every plan judged, every apply begun and how it ended, pins, and the ways back. */
export type StackStory = {
  readonly stack: string;
  readonly account: string;
  readonly wave: string;
  readonly from: string;
  readonly state: StackProgress['phase'];
  readonly plans: readonly PlanStory[];
  readonly applies: readonly ApplyStory[];
  readonly pins: readonly {
    readonly entry: number;
    readonly at: string;
    readonly version: string;
    readonly commit: string;
  }[];
  readonly verified?: string;
  /** What was done because something had gone wrong. */
  readonly recovery: readonly { readonly entry: number; readonly at: string; readonly say: string }[];
};

const recoveries: ReadonlySet<Fact['type']> = new Set(['plan-dropped', 'settled', 'stack-retried', 'request-lapsed']);

export function storyOf(member: StackProgress, told: readonly Told[]): StackStory {
  const own = told.filter(({ fact }) => 'stack' in fact && fact.stack === member.stack);
  return {
    stack: member.stack,
    account: accountOf(member.stack),
    wave: member.wave,
    from: member.from,
    state: member.phase,
    plans: own.flatMap(planOf),
    applies: own.flatMap((one) => applyOf(one, own)),
    pins: own.flatMap(pinOf),
    ...(member.verifiedAt ? { verified: isoText(member.verifiedAt.at) } : {}),
    recovery: own
      .filter(({ fact }) => recoveries.has(fact.type))
      .map(({ fact, sequence, at }) => ({ entry: sequence, at: isoText(at), say: factText(fact) })),
  };
}

function planOf({ fact, sequence, at }: Told): readonly PlanStory[] {
  if (fact.type !== 'judged') return [];
  const { d, record, summary } = fact;
  return [
    {
      plan: d,
      entry: sequence,
      judged: isoText(at),
      accountId: record.account,
      commit: record.commit,
      from: record.fromVersion,
      engine: `${record.engine.kind} ${record.engine.version}`,
      fingerprint: record.fingerprint,
      summary,
    },
  ];
}

function applyOf({ fact, sequence, at }: Told, own: readonly Told[]): readonly ApplyStory[] {
  if (fact.type !== 'apply-intended') return [];
  const outcomes = own.flatMap((one) => outcomeOf(one, fact.d));
  return [{ plan: fact.d, entry: sequence, begun: isoText(at), approvals: fact.approvals, outcomes }];
}

function outcomeOf({ fact, sequence, at }: Told, d: string): ApplyStory['outcomes'] {
  if ((fact.type !== 'apply-finished' && fact.type !== 'settled') || fact.d !== d) return [];
  const how = fact.type === 'settled' ? fact.how : fact.late ? 'late' : 'finished';
  return [{ entry: sequence, at: isoText(at), result: fact.outcome.result, say: fact.outcome.say, how }];
}

function pinOf({ fact, sequence, at }: Told): StackStory['pins'] {
  if (fact.type !== 'pin-landed') return [];
  return [{ entry: sequence, at: isoText(at), version: fact.version, commit: fact.commit }];
}
