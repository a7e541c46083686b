import { liveLines } from '../../../src/cli/print/live.ts';
import type { Live } from '../../../src/views/live.ts';
import type { LiveRow } from '../../../src/views/live-row.ts';

export const now = Date.UTC(2026, 6, 3, 10, 30);

export function row(stack: string, more: Partial<LiveRow> = {}): LiveRow {
  return { promotion: 'p-7f3a', wave: 'prod', stack, mood: 'pending', state: 'pending', step: '', ...more };
}

export const kinds = {
  pending: {},
  planning: { mood: 'running', step: 'planning', since: now - 12_000, estimateMs: 9000 },
  applying: { mood: 'running', state: 'applying', step: 'applying', since: now - 95_000, estimateMs: 120_000 },
  waiting: {
    mood: 'waiting',
    state: 'judged',
    step: 'waits for platform-owner · plan b912624b2b14',
    since: now - 600_000,
  },
  failed: { mood: 'failed', state: 'failed', step: 'the engine ended with an error', since: now - 60_000 },
  done: { mood: 'done', state: 'verified' },
} as const satisfies Record<string, Partial<LiveRow>>;

/** One promotion of these waves, each a list of rows. */
export function liveWith(waves: Readonly<Record<string, readonly LiveRow[]>>): Live {
  const names = Object.keys(waves);
  return {
    titles: ['network-edge 2.4.0 → 2.5.0 · promotion p-7f3a'],
    waves: names.map((name, index) => ({
      name,
      number: index + 1,
      of: names.length,
      rows: (waves[name] ?? []).map((one) => ({ ...one, wave: name })),
    })),
    waiting: 'applying (1) · platform-owner (1)',
  };
}

export function linesOf(live: Live, [width, height]: readonly [number, number]): readonly string[] {
  return liveLines(live, { now, elapsedMs: 132_000, width, height }).map(({ text }) => text);
}
