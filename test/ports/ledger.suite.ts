import { describe, expect, test } from 'vitest';
import { verifyChain } from '../../src/domain/ledger/chain.ts';
import { genesis } from '../../src/domain/ledger/entry.ts';
import type { Fact } from '../../src/domain/promotion/facts.ts';
import type { Append, Ledger } from '../../src/ports/ledger-append.ts';
import { alarm, factsOf, opened } from '../domain/ledger/made-facts.ts';

const one = factsOf('p1', 'a/edge');
const other = factsOf('p1', 'b/edge');
let appends = 0;

/** An append that expects nothing, at its own place in time. */
export function append(facts: readonly Fact[], more: Partial<Append> = {}): Append {
  appends += 1;
  return { id: `append ${appends}`, at: 1000, facts, expected: new Map(), ...more };
}

/** Where a decision that saw these positions looked; an intent needs all three. */
export function seen(governance: number, promotion: number, stack: number): Append['expected'] {
  return new Map([
    ['governance', governance],
    ['promotion:p1', promotion],
    ['stack:a/edge', stack],
  ]);
}

export type LedgerInTest = { readonly ledger: Ledger; lines(): Promise<readonly string[]> };

function hashOf(answer: Awaited<ReturnType<Ledger['append']>>): string {
  return typeof answer === 'string' ? answer : answer.hash;
}

/** What every ledger promises. */
export function ledgerSuite(title: string, make: () => Promise<LedgerInTest>): void {
  describe(title, () => {
    test('begins empty, at the head that every chain grows from', async () => {
      const { ledger } = await make();
      expect(await ledger.head()).toEqual(genesis);
      expect(await ledger.read(0)).toEqual([]);
    });

    test('gives back what was appended, in order, from any place on', async () => {
      const { ledger } = await make();
      const first = await ledger.append(append([opened]));
      const second = await ledger.append(append([one.started, one.asked('r1')], { at: 2000 }));
      expect(first).toMatchObject({ sequence: 1, at: 1000, previous: genesis.hash, facts: [opened] });
      expect(second).toMatchObject({ sequence: 2, at: 2000, previous: hashOf(first) });
      expect(await ledger.read(0)).toEqual([first, second]);
      expect(await ledger.read(1)).toEqual([second]);
      expect(await ledger.read(2)).toEqual([]);
      expect(await ledger.head()).toMatchObject({ sequence: 2, at: 2000, hash: hashOf(second) });
    });

    test('keeps lines that verify, with any text in them', async () => {
      const { ledger, lines } = await make();
      await ledger.append(append([opened]));
      for (const say of ['\u0000', '\ud800', 'e\u0301 \u2028 \ufeff', '\ufffd', '"}\\', '😀']) {
        const entry = await ledger.append(append([alarm(say)]));
        expect(entry).toMatchObject({ facts: [alarm(say)] });
      }
      expect((await ledger.read(0)).slice(1).map(({ facts }) => facts[0])).toContainEqual(alarm('\ud800'));
      expect(verifyChain(await lines(), [await ledger.head()])).toMatchObject({ ok: true, entries: 7 });
    });

    test('refuses an append that saw a stream before its last move', async () => {
      const { ledger } = await make();
      await ledger.append(append([opened]));
      const decided = append([alarm('mine')], { expected: new Map([['governance', 1]]) });
      await ledger.append(append([alarm('theirs')]));
      expect(await ledger.append(decided)).toBe('conflict');
      expect(await ledger.read(2)).toEqual([]);
      const again = { ...decided, expected: new Map([['governance', 2]]) };
      expect(await ledger.append(again)).toMatchObject({ sequence: 3 });
    });

    test('counts a move of any stream of any fact, and of no other stream', async () => {
      const { ledger } = await make();
      await ledger.append(append([opened, one.started]));
      await ledger.append(append([other.asked('r1')]));
      const at = (stream: string, position: number) =>
        ledger.append(append([alarm('x')], { expected: new Map([[stream, position]]) }));
      expect(await at('promotion:p1', 1)).toBe('conflict');
      expect(await at('stack:b/edge', 0)).toBe('conflict');
      expect(await at('stack:b/edge', 3)).toBe('conflict');
      expect(await at('stack:a/edge', 0)).toMatchObject({ sequence: 3 });
      expect(await at('promotion:p1', 2)).toMatchObject({ sequence: 4 });
    });

    test('of appends that race from one place exactly one is written', async () => {
      const { ledger } = await make();
      await ledger.append(append([opened]));
      const racing = Array.from({ length: 20 }, (_, index) =>
        ledger.append(append([alarm(`racer ${index}`)], { expected: new Map([['governance', 1]]) })),
      );
      const results = await Promise.all(racing);
      expect(results.filter((result) => result === 'conflict')).toHaveLength(19);
      expect((await ledger.head()).sequence).toBe(2);
    });

    test('takes one intent per plan record, ever', async () => {
      const { ledger } = await make();
      await ledger.append(append([opened, one.started, one.judged('n1'), one.judged('n2')]));
      const intent = (nonce: string, from: number) =>
        ledger.append(append([one.intended(nonce)], { expected: seen(1, from, from) }));
      expect(await intent('n1', 1)).toMatchObject({ sequence: 2 });
      expect(await intent('n1', 2)).toBe('spent');
      expect(await intent('n1', 1)).toBe('spent');
      await ledger.append(append([one.finished('n1', 'failed')]));
      expect(await intent('n1', 3)).toBe('spent');
      expect(await intent('n2', 3)).toMatchObject({ sequence: 4 });
    });

    test('does not take two intents for one plan record in one append', async () => {
      const { ledger } = await make();
      const twice = append([one.intended('n1'), one.intended('n1')], { expected: seen(0, 0, 0) });
      expect(await ledger.append(twice)).toBe('spent');
      expect(await ledger.read(0)).toEqual([]);
    });

    test('answers an append whose answer was lost with the entry it wrote, and writes nothing', async () => {
      const { ledger } = await make();
      await ledger.append(append([opened, one.started]));
      const lost = append([one.intended('n1')], { expected: seen(1, 1, 0) });
      const entry = await ledger.append(lost);
      await ledger.append(append([alarm('since then')], { at: 5000 }));
      expect(await ledger.append(lost)).toEqual(entry);
      expect((await ledger.head()).sequence).toBe(3);
    });

    test('refuses another content or time under a known id', async () => {
      const { ledger } = await make();
      const first = append([opened]);
      await ledger.append(first);
      const refusal = { code: 'append-id-reused', outcome: 'nothing-happened' };
      await expect(ledger.append({ ...first, facts: [alarm('other')] })).rejects.toMatchObject(refusal);
      await expect(ledger.append({ ...first, at: 1001 })).rejects.toMatchObject(refusal);
    });

    test('refuses a time before its head and takes the same time again', async () => {
      const { ledger } = await make();
      await ledger.append(append([opened], { at: 2000 }));
      const refusal = { code: 'clock-behind', outcome: 'nothing-happened' };
      await expect(ledger.append(append([alarm('early')], { at: 1999 }))).rejects.toMatchObject(refusal);
      expect(await ledger.append(append([alarm('now')], { at: 2000 }))).toMatchObject({ sequence: 2 });
      const lost = append([alarm('early')], { at: 1999, expected: new Map([['governance', 1]]) });
      expect(await ledger.append(lost)).toBe('conflict');
    });

    test.each([
      ['without a fact', append([])],
      ['without an id', append([opened], { id: '' })],
      ['at no instant', append([opened], { at: 1.5 })],
      ['before time began', append([opened], { at: -1 })],
      ['with an intent that saw no governance', append([one.intended('n')], { expected: new Map() })],
    ])('refuses an append %s', async (_, broken) => {
      const { ledger } = await make();
      const refusal = { code: 'append-invalid', outcome: 'nothing-happened' };
      await expect(ledger.append(broken)).rejects.toMatchObject(refusal);
      expect(await ledger.read(0)).toEqual([]);
    });

    test('says so when an entry that was read before is gone', async () => {
      const { ledger } = await make();
      await ledger.append(append([opened]));
      await expect(ledger.read(2)).rejects.toMatchObject({ code: 'ledger-tampered' });
    });

    test('is not changed by what callers do to their facts', async () => {
      const { ledger } = await make();
      const facts = [structuredClone(opened)];
      const entry = await ledger.append(append(facts));
      Object.assign(facts[0] ?? {}, { ledger: 'changed' });
      if (typeof entry !== 'string') Object.assign(entry.facts[0] ?? {}, { ledger: 'changed' });
      expect((await ledger.read(0))[0]).toMatchObject({ facts: [opened] });
    });
  });
}
