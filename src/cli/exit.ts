import type { Exit } from '../domain/codes.ts';
import { exitOf, exits } from '../domain/codes.ts';
import type { Ending } from './command.ts';

/** One code, one exit. A stop that was asked for wins over a pause, not over what is halted or tampered with. */
export function exitOfEnding({ reasons = [], interrupted, terminated, exit }: Ending): Exit {
  const byReasons = exitOf(reasons);
  const isWorse = byReasons === exits.halted || byReasons === exits.tampered;
  if (interrupted && !isWorse) return terminated ? exits.terminated : exits.interrupted;
  return reasons.length > 0 ? byReasons : (exit ?? exits.done);
}
