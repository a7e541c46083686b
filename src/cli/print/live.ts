import type { Instant, Milliseconds } from '../../domain/instant.ts';
import type { Live, LiveWave } from '../../views/live.ts';
import { rowsOf } from '../../views/live.ts';
import type { LiveRow, Mood } from '../../views/live-row.ts';
import { oneCell } from './clean.ts';
import { clockText } from './clock-text.ts';
import type { ScreenLine } from './live-table.ts';
import { tableLines } from './live-table.ts';
import { cut } from './width.ts';

export type Seen = {
  readonly now: Instant;
  /** How long it is watched already. */
  readonly elapsedMs: Milliseconds;
  readonly width: number;
  readonly height: number;
};

/**
 * A promotion as lines of a screen of this size: a row for each stack, then one line of totals and one of what is waited
 * for. Where that is higher than the screen, a line for each wave and the rows that matter: failed, running, waiting.
 */
export function liveLines(live: Live, { now, elapsedMs, width, height }: Seen): readonly ScreenLine[] {
  const room = Math.max(1, height - 1);
  const rows = rowsOf(live);
  const ends = [{ text: totalsText(live, elapsedMs) }, { text: `waiting for: ${live.waiting}` }].slice(0, room);
  const titles = room > ends.length + 1 ? live.titles.slice(0, 3).map((text) => ({ text })) : [];
  const left = room - ends.length - titles.length;
  const table = (shown: readonly LiveRow[]) => tableLines(shown, { now, width: width - 1 });
  const body = rows.length <= left ? table(rows) : folded(live, { left, table });
  return [...titles, ...body, ...ends].map(({ text, ...line }) => ({ ...line, text: cut(oneCell(text), width - 1) }));
}

const weight: Readonly<Record<Mood, number>> = { failed: 0, running: 1, waiting: 2, pending: 3, done: 4 };

function folded(
  live: Live,
  { left, table }: { left: number; table: (rows: readonly LiveRow[]) => readonly ScreenLine[] },
): readonly ScreenLine[] {
  const waves = wavesShown(live.waves, left);
  const matter = rowsOf(live)
    .filter(({ mood }) => weight[mood] < weight.pending)
    .toSorted((one, other) => weight[one.mood] - weight[other.mood]);
  const room = left - waves.length;
  const fits = matter.length <= room ? matter.length : Math.max(0, room - 1);
  const more = matter.length - fits;
  return [
    ...waves.map((wave) => ({ text: waveText(wave) })),
    ...table(matter.slice(0, fits)),
    ...(more > 0 && room > 0 ? [{ text: `… and ${more} more rows: waves status` }] : []),
  ];
}

/** Every wave, or of many only those where something goes on; of very many those that fit in half the room. */
function wavesShown(waves: readonly LiveWave[], left: number): readonly LiveWave[] {
  const room = Math.floor(left / 2);
  if (waves.length <= room) return waves;
  const active = waves.filter(({ rows }) => rows.some(({ mood }) => weight[mood] < weight.pending));
  return active.slice(0, room);
}

function waveText({ name, number, of, rows }: LiveWave): string {
  return `wave ${number}/${of}  ${name}  ${countsText(rows)}`;
}

function countsText(rows: readonly LiveRow[]): string {
  const counts = new Map<string, number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
}

function totalsText(live: Live, elapsedMs: Milliseconds): string {
  const rows = rowsOf(live);
  const wave = live.waves.find((one) => one.rows.some(({ mood }) => mood !== 'done'));
  const place = wave ? [`wave ${wave.number}/${wave.of} ${wave.name}`] : [];
  const stacks = rows.length === 1 ? '1 stack' : `${rows.length} stacks`;
  return [clockText(elapsedMs), ...place, `${stacks}: ${countsText(rows)}`].join(' · ');
}
