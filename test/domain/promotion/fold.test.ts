import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../../src/domain/canonical.ts';
import { emptyLedger, fold } from '../../../src/domain/promotion/fold.ts';
import { anyEntries } from './any-fact.ts';

const split = fc.tuple(anyEntries, fc.nat(30));

test('replay equals live: folding all at once is folding a part and then the rest', () => {
  fc.assert(
    fc.property(split, ([entries, at]) => {
      const live = fold(fold(emptyLedger, entries.slice(0, at)), entries.slice(at));
      expect(live).toStrictEqual(fold(emptyLedger, entries));
    }),
    { numRuns: 300 },
  );
});

test('entry by entry comes to the same state', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const live = entries.reduce((state, entry) => fold(state, [entry]), emptyLedger);
      expect(live).toStrictEqual(fold(emptyLedger, entries));
    }),
  );
});

test('folding on leaves the state it began from as it was', () => {
  fc.assert(
    fc.property(split, ([entries, at]) => {
      const before = fold(emptyLedger, entries.slice(0, at));
      const copy = structuredClone(before);
      fold(before, entries.slice(at));
      expect(before).toEqual(copy);
    }),
  );
  expect(emptyLedger.promotions.size + emptyLedger.positions.size + emptyLedger.spent.size).toBe(0);
});

test('facts that were stored as text fold to the same state', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const stored = JSON.parse(canonical(entries)) as typeof entries;
      expect(fold(emptyLedger, stored)).toEqual(fold(emptyLedger, entries));
    }),
  );
});

test('the head is the last entry, and each stream stands where an entry last touched it', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const { head, positions } = fold(emptyLedger, entries);
      expect(head.sequence).toBe(entries.length);
      for (const entry of entries) {
        for (const fact of entry.facts) {
          const stream =
            'stack' in fact
              ? `stack:${fact.stack}`
              : 'promotion' in fact
                ? `promotion:${fact.promotion}`
                : 'governance';
          expect(positions.get(stream)).toBeGreaterThanOrEqual(entry.sequence);
        }
      }
    }),
  );
});

test('a plan record with an intent stays spent whatever comes after', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const { spent } = fold(emptyLedger, entries);
      const intents = entries.flatMap(({ facts }) => facts).filter((fact) => fact.type === 'apply-intended');
      expect(spent).toEqual(new Set(intents.map(({ d }) => d)));
    }),
  );
});
