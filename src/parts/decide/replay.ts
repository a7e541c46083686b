import type { Fact } from '../../domain/promotion/facts.ts';
import { emptyLedger, fold } from '../../domain/promotion/fold.ts';
import type { LedgerReader } from '../../ports/ledger.ts';
import type { Objects } from '../../ports/objects.ts';
import type { IntendedFact, JudgedFact } from './replay-verdict.ts';
import { intendedAgain, judgedAgain } from './replay-verdict.ts';

export type Replayed = {
  readonly checked: number;
  readonly differences: readonly { readonly entry: number; readonly say: string }[];
};

/** Gives every recorded verdict again from its recorded inputs (S18.1): judgements, needs, and the approvals of intents. */
export async function replay(
  world: { ledger: LedgerReader; objects: Objects },
  promotion: string | undefined,
): Promise<Replayed> {
  const differences: { entry: number; say: string }[] = [];
  let checked = 0;
  let state = emptyLedger;
  for (const entry of await world.ledger.read(0)) {
    for (const fact of entry.facts) {
      if (!isVerdict(fact) || (promotion !== undefined && fact.promotion !== promotion)) continue;
      checked += 1;
      const say =
        fact.type === 'judged'
          ? await judgedAgain(world.objects, state, fact)
          : await intendedAgain(world.objects, state, { fact, at: entry.at });
      if (say !== undefined) differences.push({ entry: entry.sequence, say });
    }
    state = fold(state, [entry]);
  }
  return { checked, differences };
}

function isVerdict(fact: Fact): fact is JudgedFact | IntendedFact {
  return fact.type === 'judged' || fact.type === 'apply-intended';
}
