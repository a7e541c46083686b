import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryLedger } from '../../../src/adapters/memory/ledger.ts';
import { emptyLedger, fold } from '../../../src/domain/promotion/fold.ts';
import { anyEntries } from '../../domain/promotion/any-fact.ts';
import { append, ledgerSuite } from '../../ports/ledger.suite.ts';

ledgerSuite('a ledger in memory', async () => {
  const ledger = memoryLedger();
  return { ledger, lines: async () => ledger.lines };
});

test('where folding says that streams stand is where a ledger says so', async () => {
  await fc.assert(
    fc.asyncProperty(anyEntries, fc.nat(), async (entries, chosen) => {
      const ledger = memoryLedger();
      for (const { facts, at } of entries) {
        const { positions } = fold(emptyLedger, await ledger.read(0));
        const expected = new Map([
          ['governance', 0],
          ['promotion:p1', 0],
          ['promotion:p2', 0],
          ...anyStacks,
          ...positions,
        ]);
        const stale = [...positions.keys()][chosen % Math.max(1, positions.size)];
        const before = stale && new Map(expected).set(stale, (expected.get(stale) ?? 0) - 1);
        if (before) expect(await ledger.append(append(facts, { at, expected: before }))).not.toHaveProperty('sequence');
        expect(await ledger.append(append(facts, { at, expected }))).not.toBe('conflict');
      }
    }),
    { numRuns: 40 },
  );
});

const anyStacks = ['a/edge', 'b/edge', 'c/stranger'].map((stack) => [`stack:${stack}`, 0] as const);
