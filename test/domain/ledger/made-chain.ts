import { genesis, headOf, type Sealed, seal } from '../../../src/domain/ledger/entry.ts';
import type { Fact } from '../../../src/domain/promotion/facts.ts';
import { alarm, opened } from './made-facts.ts';

/** A chain with one entry per list of facts, one second apart. */
export function chainOf(...appends: readonly (readonly Fact[])[]): readonly Sealed[] {
  const chain: Sealed[] = [];
  for (const facts of appends) {
    const last = chain.at(-1);
    const before = last ? headOf(last.entry) : genesis;
    const at = 1000 * (before.sequence + 1);
    chain.push(seal({ id: `append ${at}`, at, facts }, before));
  }
  return chain;
}

/** An opened ledger and further entries up to a length. */
export function longChain(length: number): readonly Sealed[] {
  const more = Array.from({ length: length - 1 }, (_, index) => [alarm(`number ${index}`)]);
  return chainOf([opened], ...more);
}
