import type { LedgerState, Promotion } from '../domain/promotion/state.ts';
import { isSettledWell, membersOf, soakStart } from '../domain/promotion/wave-state.ts';
import { lastTookIn } from './durations.ts';
import { isoText } from './iso.ts';
import type { LiveRow } from './live-row.ts';
import { liveRow } from './live-row.ts';
import { titleOf } from './report.ts';

export type LiveWave = { readonly name: string; readonly number: number; readonly of: number } & {
  readonly rows: readonly LiveRow[];
};

/** Promotions as somebody watches them. From the ledger alone; how long a step lasts is counted by whoever shows it. */
export type Live = {
  readonly titles: readonly string[];
  readonly waves: readonly LiveWave[];
  /** What it waits for now, in words. */
  readonly waiting: string;
};

/** `starting`: stacks whose apply somebody was told of, and the ledger not yet. */
export function liveOf(ledger: LedgerState, ids: readonly string[], starting: ReadonlySet<string> = new Set()): Live {
  const promotions = ids.flatMap((id) => ledger.promotions.get(id) ?? []);
  const known = { lastTook: lastTookIn(ledger), starting };
  const waves = promotions.flatMap((promotion) =>
    promotion.waves.map((wave, index) => ({
      name: wave.name,
      number: index + 1,
      of: promotion.waves.length,
      rows: membersOf(promotion, wave).map((member) => liveRow(promotion, member, known)),
    })),
  );
  return { titles: promotions.map(titleOf), waves, waiting: waitingText(promotions, rowsOf({ waves })) };
}

export function rowsOf({ waves }: Pick<Live, 'waves'>): readonly LiveRow[] {
  return waves.flatMap(({ rows }) => rows);
}

/** What runs, then whom it waits for, then the time it waits for. */
function waitingText(promotions: readonly Promotion[], rows: readonly LiveRow[]): string {
  const running = counted(rows.filter(({ mood }) => mood === 'running').map(({ step }) => step));
  const asked = counted(rows.flatMap(({ waitsFor = [] }) => waitsFor));
  const held = promotions.flatMap(({ held }) => (held ? [`${held.by}, who paused it: ${held.reason}`] : []));
  const parts = [...running, ...asked, ...held, ...promotions.flatMap(soaking)];
  return parts.length > 0 ? parts.join(' · ') : 'nothing';
}

/** `applying (2)`, `platform-owner (1)`, the most frequent first. */
function counted(words: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([word, count]) => `${word} (${count})`);
}

/** The wave whose soak is what keeps the next one from beginning. */
function soaking(promotion: Promotion): readonly string[] {
  if (promotion.state !== 'open') return [];
  const over = promotion.waves.findLastIndex((wave) => {
    const members = membersOf(promotion, wave);
    return members.length > 0 && members.every(isSettledWell);
  });
  const wave = promotion.waves[over];
  const next = promotion.waves[over + 1];
  if (!wave || wave.soak === 0 || (next && membersOf(promotion, next).some(({ phase }) => phase !== 'pending')))
    return [];
  return [`the soak of ${wave.name} until ${isoText(soakStart(membersOf(promotion, wave)) + wave.soak)}`];
}
