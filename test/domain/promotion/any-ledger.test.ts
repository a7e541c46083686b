import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codes } from '../../../src/domain/codes.ts';
import { enforce } from '../../../src/domain/promotion/enforce.ts';
import type { FoldedEntry } from '../../../src/domain/promotion/fold.ts';
import { emptyLedger, fold } from '../../../src/domain/promotion/fold.ts';
import { next } from '../../../src/domain/promotion/next.ts';
import { anyEntries } from './any-fact.ts';
import { holding, recordOf, wave } from './made.ts';
import { presentOf } from './story.ts';

/** Made-up starts and plans have only what folding looks at. */
function whole(entry: FoldedEntry): FoldedEntry {
  const facts = entry.facts.map((fact) => {
    if (fact.type === 'judged') return { ...fact, record: { ...recordOf(fact.stack), ...fact.record } };
    if (fact.type !== 'promotion-started') return fact;
    return { ...fact, waves: fact.waves.map(({ name, members }) => wave(name, members)) };
  });
  return { ...entry, facts };
}

const ledgers = anyEntries.map((entries) => fold(emptyLedger, entries.map(whole)));

test('next answers any ledger whatever, with steps for members and known codes', () => {
  fc.assert(
    fc.property(ledgers, fc.nat(30), (ledger, since) => {
      for (const promotion of ledger.promotions.values()) {
        const { steps, gates } = next(promotion, ledger, { ...presentOf(promotion, ledger.head.at), since });
        const stacks = steps.flatMap((step) => ('stack' in step ? [step.stack] : []));
        expect(stacks.filter((stack) => !promotion.stacks.has(stack))).toEqual([]);
        expect(gates.filter(({ code }) => !Object.hasOwn(codes, code))).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

test('no intent comes of a ledger whose facts nobody signed and whose records are not their digests', () => {
  fc.assert(
    fc.property(ledgers, (ledger) => {
      for (const promotion of ledger.promotions.values()) {
        for (const { stack, judged } of promotion.stacks.values()) {
          if (!judged) continue;
          const facts = holding(judged.record, promotion);
          const present = presentOf(promotion, ledger.head.at);
          const asked = { ledger, promotion, stack, d: judged.d, present, facts, runFolder: '/run' };
          expect(enforce(asked)).toBeInstanceOf(Array);
        }
      }
    }),
    { numRuns: 300 },
  );
});
