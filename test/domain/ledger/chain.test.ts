import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/digest.ts';
import { verifyChain, verifyHashes } from '../../../src/domain/ledger/chain.ts';
import { type Entry, headOf, readLine, type Sealed, seal } from '../../../src/domain/ledger/entry.ts';
import { longChain } from './made-chain.ts';
import { alarm, opened } from './made-facts.ts';

const chain = longChain(8);
const lines = chain.map(({ line }) => line);
const heads = chain.map(({ entry }) => headOf(entry));
const lastHead = heads.slice(-1);
const place = fc.integer({ min: 1, max: chain.length });

function at<T>(items: readonly T[], sequence: number): T {
  const item = items[sequence - 1];
  if (item === undefined) throw new Error(`no item ${sequence}`);
  return item;
}

/** The line of an entry written anew with other content and a fitting hash. */
function rewritten(sequence: number, change: Partial<Entry>): string {
  const { entry } = at(chain, sequence);
  const before = { sequence: sequence - 1, hash: change.previous ?? entry.previous, at: 0 };
  return seal({ ...entry, ...change }, before).line;
}

function withLine(sequence: number, line: string): readonly string[] {
  return lines.with(sequence - 1, line);
}

describe('a chain', () => {
  test('as it was written is whole, and its head is the last entry', () => {
    expect(verifyChain(lines)).toEqual({ ok: true, head: lastHead[0], entries: 8 });
    expect(verifyChain(lines, heads)).toEqual({ ok: true, head: lastHead[0], entries: 8 });
  });

  test('reads back what was sealed', () => {
    for (const { line, entry } of chain) expect(readLine(line)).toEqual(entry);
  });

  test('without entries is no ledger', () => {
    expect(verifyChain([])).toMatchObject({ ok: false, sequence: 1 });
  });

  test('whose lines were made elsewhere by the same rule is accepted: the hash is SHA-256 of the text', () => {
    expect(at(chain, 1).entry.hash).toBe('sha256:16b2b4c8bae88073c4971ba56eac6f39fd41a85940fafeaec8a7eb58073d35f3');
  });
});

describe('verifying names the entry', () => {
  test('of which one character was changed', () => {
    fc.assert(
      fc.property(place, fc.nat(), fc.integer({ min: 1, max: 0xffff }), (sequence, offset, other) => {
        const line = at(lines, sequence);
        const index = offset % line.length;
        const changed = String.fromCharCode(line.charCodeAt(index) ^ other);
        const result = verifyChain(withLine(sequence, line.slice(0, index) + changed + line.slice(index + 1)));
        expect(result).toMatchObject({ ok: false, sequence });
      }),
    );
  });

  test('that was removed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), (sequence) => {
        expect(verifyChain(lines.toSpliced(sequence - 1, 1))).toMatchObject({ ok: false, sequence });
      }),
    );
  });

  test('that first stands in the wrong place after two were exchanged', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        fc.pre(one !== other);
        const swapped = withLine(one, at(lines, other)).with(other - 1, at(lines, one));
        expect(verifyChain(swapped)).toMatchObject({ ok: false, sequence: Math.min(one, other) });
      }),
    );
  });

  test('in whose place an earlier one stands again', () => {
    fc.assert(
      fc.property(place, place, (copied, before) => {
        fc.pre(copied !== before);
        const doubled = lines.toSpliced(before - 1, 0, at(lines, copied));
        expect(verifyChain(doubled)).toMatchObject({ ok: false, sequence: before });
      }),
    );
  });

  test('that somebody wrote anew with a fitting hash, once something later vouches for its follower', () => {
    for (const sequence of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const forged = withLine(
        sequence,
        rewritten(sequence, { facts: [opened, alarm('forged')].slice(sequence > 1 ? 1 : 0) }),
      );
      expect(verifyChain(forged, lastHead)).toMatchObject({ ok: false, sequence });
      if (sequence < 7) expect(verifyChain(forged)).toMatchObject({ ok: false, sequence });
    }
  });

  test('that was written anew with another link', () => {
    const other = at(chain, 2).entry.hash;
    for (const sequence of [1, 5, 8]) {
      const forged = withLine(sequence, rewritten(sequence, { previous: other }));
      expect(verifyChain(forged)).toMatchObject({ ok: false, sequence });
    }
  });

  test('that was inserted between two', () => {
    const inserted = rewritten(5, { facts: [alarm('inserted')] });
    expect(verifyChain(lines.toSpliced(4, 0, inserted))).toMatchObject({ ok: false, sequence: 5 });
  });

  test('that is dated before the one it follows', () => {
    const back = seal({ ...at(chain, 8).entry, id: 'late', at: 7999 }, at(heads, 8)).line;
    expect(verifyChain([...lines, back])).toMatchObject({
      ok: false,
      sequence: 9,
      say: expect.stringMatching(/dated/),
    });
  });

  test('that has the append id of an earlier one', () => {
    const again = seal({ ...at(chain, 3).entry, at: 9000 }, at(heads, 8)).line;
    expect(verifyChain([...lines, again])).toMatchObject({
      ok: false,
      sequence: 9,
      say: expect.stringMatching(/append id/),
    });
  });

  test('written in another way than the canonical one, whatever its hash', () => {
    const { entry } = at(chain, 1);
    const text = at(lines, 1).slice('{"entry":'.length, -entry.hash.length - ',"hash":""}'.length);
    const doubled = `{"at":0,${text.slice(1)}`;
    expect(readLine(lineOf(doubled))).toMatchObject({ unreadable: expect.any(String) });
    expect(readLine(lineOf(text))).toEqual(entry);
  });
});

function lineOf(text: string): string {
  // Any sealed line shows how a hash is put behind a text; the digest itself comes from the domain.
  return `{"entry":${text},"hash":"${digestOf(text)}"}`;
}

describe('heads that were seen elsewhere', () => {
  test('show every number of entries cut off the end, which the chain itself cannot', () => {
    for (let kept = 1; kept < lines.length; kept += 1) {
      expect(verifyChain(lines.slice(0, kept))).toMatchObject({ ok: true });
      expect(verifyChain(lines.slice(0, kept), lastHead)).toMatchObject({ ok: false, sequence: kept + 1 });
    }
    expect(verifyChain([], lastHead)).toMatchObject({ ok: false, sequence: 1 });
  });

  test('show where a history that was rebuilt with fitting hashes begins to be another one', () => {
    for (const from of [1, 4, 8]) {
      const rebuilt: Sealed[] = chain.slice(0, from - 1).slice();
      for (const { entry } of chain.slice(from - 1)) {
        const before = rebuilt.at(-1);
        const facts = entry.sequence === from ? [...entry.facts, alarm('rebuilt')] : entry.facts;
        rebuilt.push(seal({ ...entry, facts }, before ? headOf(before.entry) : { sequence: 0, hash: zero, at: 0 }));
      }
      const forged = rebuilt.map(({ line }) => line);
      expect(verifyChain(forged)).toMatchObject({ ok: true });
      expect(verifyChain(forged, heads)).toMatchObject({ ok: false, sequence: from });
      expect(verifyChain(forged, lastHead)).toMatchObject({ ok: false, sequence: 8 });
    }
  });

  test('that contradict each other are never both satisfied', () => {
    const other = { ...at(heads, 3), hash: zero };
    expect(verifyChain(lines, [...heads, other])).toMatchObject({ ok: false, sequence: 3 });
  });
});

describe('hashes and links alone', () => {
  test('find a chain whole as the whole look does', () => {
    expect(verifyHashes(lines)).toEqual(verifyChain(lines));
    expect(verifyHashes(lines, heads)).toEqual(verifyChain(lines, heads));
    expect(verifyHashes([])).toEqual(verifyChain([]));
  });

  test('name the same entry for whatever was changed, removed, doubled or cut off', () => {
    fc.assert(
      fc.property(place, fc.nat(), fc.integer({ min: 1, max: 0xffff }), (sequence, offset, other) => {
        const line = at(lines, sequence);
        const index = offset % line.length;
        const changed = `${line.slice(0, index)}${String.fromCharCode(line.charCodeAt(index) ^ other)}${line.slice(index + 1)}`;
        const touched = [
          withLine(sequence, changed),
          lines.toSpliced(sequence - 1, 1),
          lines.toSpliced(sequence - 1, 0, at(lines, (offset % lines.length) + 1)),
          lines.slice(0, sequence),
        ];
        for (const some of touched) {
          const result = verifyHashes(some, heads);
          expect(result).toEqual(verifyChain(some, heads));
        }
      }),
    );
  });

  test('do not ask whether what the entries say could have happened', () => {
    const back = seal({ ...at(chain, 8).entry, id: 'late', at: 7999 }, at(heads, 8)).line;
    expect(verifyHashes([...lines, back])).toMatchObject({ ok: true, entries: 9 });
  });

  test('refuse a last line that is no entry, and any text at all', () => {
    const odd = lineOf(`{"x":1,"previous":"${at(heads, 8).hash}","sequence":9}`);
    expect(verifyHashes([...lines, odd])).toMatchObject({ ok: false, sequence: 9 });
    expect(verifyHashes([...lines, lineOf('{}')])).toMatchObject({ ok: false, sequence: 9 });
    expect(verifyHashes(['nothing'])).toMatchObject({ ok: false, sequence: 1 });
  });
});

const zero = `sha256:${'0'.repeat(64)}`;

test('lines of any text are an answer and never an error', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.json().map(lineOf), fc.constantFrom(...lines))), (any) => {
      expect(verifyChain(any)).toHaveProperty('ok');
    }),
  );
});

test('a line of a hundred thousand brackets is an answer and never an error', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  expect(verifyChain([lineOf(deep)])).toMatchObject({ ok: false, sequence: 1 });
});

test('an entry that is sealed has no member that reading would not find', () => {
  const facts = [{ ...opened, extra: undefined }];
  const { entry, line } = seal({ id: 'one', at: 1, facts }, at(heads, 1));
  expect(Object.hasOwn(entry.facts[0] ?? {}, 'extra')).toBe(false);
  expect(readLine(line)).toStrictEqual(entry);
});
