import { cutsAt } from './campaign.ts';
import type { Boundary, Cut } from './effects.ts';

export const isCampaign = process.env.WAVES_TEST_CAMPAIGN === 'crash';

/** At most so many, evenly from the first to the last. */
export function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  const step = all.length / most;
  return Array.from({ length: Math.floor(most) }, (_, index) => all[Math.floor(index * step)] as T);
}

/** Pairs of cuts, the second anywhere after the first; the same for the same seed. */
export function pairsOf(
  boundaries: readonly Boundary[],
  { seed, count }: { seed: number; count: number },
): readonly (readonly Cut[])[] {
  const random = seeded(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const cutIn = (from: number, to: number): Cut => {
    const index = from + Math.floor(random() * (to - from));
    const boundary = boundaries[index] as Boundary;
    return pick(cutsAt(boundary, index + 1));
  };
  return Array.from({ length: count }, () => {
    const first = cutIn(0, boundaries.length - 10);
    const second = cutIn(first.at, Math.min(boundaries.length, first.at + 60));
    // What comes after the first cut is not what came after it without: any kill that needs no part will do.
    return [first, { at: second.at, done: 'whole', kill: pick(['group', 'host'] as const) }];
  });
}

/** A generator that is only as good as a sample needs. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
