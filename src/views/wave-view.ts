import type { Promotion } from '../domain/promotion/state.ts';
import { isSettledWell, membersOf } from '../domain/promotion/wave-state.ts';
import type { StackRow } from './stack-row.ts';
import { stackRow } from './stack-row.ts';

export type WaveView = {
  readonly name: string;
  /** From 1. */
  readonly number: number;
  readonly state: 'done' | 'current' | 'later';
  readonly members: readonly StackRow[];
};

/** The waves of a promotion; the current one is the first that is not over. */
export function wavesOf(promotion: Promotion): readonly WaveView[] {
  const isDone = promotion.waves.map((wave) => membersOf(promotion, wave).every(isSettledWell));
  const current = isDone.indexOf(false);
  return promotion.waves.map((wave, index) => ({
    name: wave.name,
    number: index + 1,
    state: isDone[index] ? 'done' : index === current ? 'current' : 'later',
    members: membersOf(promotion, wave).map(stackRow),
  }));
}
