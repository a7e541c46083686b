import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../src/domain/canonical.ts';
import { digestOf, digestOfValue, hmacOf } from '../../src/domain/digest.ts';
import { recordDigest, shortDigest } from '../../src/domain/plan-record.ts';
import { recordOf, sandbox } from './promotion/made.ts';

test('equal values have equal bytes, in whatever order they were written', () => {
  expect(canonical({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, member]) => [key, shuffled(member)]),
    );
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonical(shuffled(value))).toBe(canonical(value));
      expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
    }),
  );
});

test('members that are not there are left out, and holes of a list are null', () => {
  expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}');
  expect(canonical([undefined, 1])).toBe('[null,1]');
});

test('what JSON cannot say is refused', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1, 1n, Symbol('a')]) {
    expect(() => canonical(value)).toThrow(TypeError);
  }
  expect(() => canonical({ a: Number.NaN })).toThrow('no NaN');
});

test('the digest of a value is that of its canonical text, which never has to be there as a whole', () => {
  const lists = fc.dictionary(fc.string(), fc.array(fc.jsonValue()));
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), lists), (value) => {
      expect(digestOfValue(value)).toBe(digestOf(canonical(value)));
    }),
  );
  expect(digestOfValue({ a: [undefined, 1], b: undefined })).toBe(digestOf('{"a":[null,1]}'));
});

test('digests say how they were made', () => {
  expect(digestOf('')).toBe('sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(digestOf(new Uint8Array())).toBe(digestOf(''));
  expect(digestOfValue({ b: 1, a: 2 })).toBe(digestOf('{"a":2,"b":1}'));
  expect(hmacOf(new TextEncoder().encode('key'), 'text')).toMatch(/^hmac:[0-9a-f]{64}$/);
  expect(hmacOf(new TextEncoder().encode('other'), 'text')).not.toBe(hmacOf(new TextEncoder().encode('key'), 'text'));
});

test('the name of a plan record changes with each of its members', () => {
  const record = recordOf(sandbox);
  const d = recordDigest(record);
  const changed = Object.keys(record).map((member) => recordDigest({ ...record, [member]: 'other' }));
  expect(new Set([d, ...changed]).size).toBe(Object.keys(record).length + 1);
  expect(recordDigest(JSON.parse(canonical(record)))).toBe(d);
  expect(shortDigest(d)).toMatch(/^[0-9a-f]{12}$/);
  expect(d).toContain(shortDigest(d));
});
