import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromWire, toWire } from '../../src/simcloud/protocol/codec.ts';
import { UNKNOWN, type Value } from '../../src/simcloud/schema/values.ts';

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.constant(UNKNOWN),
    fc.boolean(),
    fc.integer(),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), tie('value'), { maxKeys: 3 }),
  ),
}));

test('every value comes back from the wire as it was, unknowns included', () => {
  fc.assert(
    fc.property(value, (each) => {
      expect(fromWire(toWire({ each }))).toEqual({ each });
    }),
    { numRuns: 200 },
  );
});

test('an unknown is spelled as Terraform spells it', () => {
  expect([...(toWire(UNKNOWN).msgpack ?? [])]).toEqual([0xd4, 0, 0]);
});

test('a refined unknown is an unknown', () => {
  const refined = Uint8Array.from([0x81, 0xa1, 0x61, 0xc7, 2, 12, 0x80, 0x80]);
  expect(fromWire({ msgpack: refined })).toEqual({ a: UNKNOWN });
});

test('an old state arrives as JSON, and no message is no value', () => {
  expect(fromWire({ json: Buffer.from('{"a":1}') })).toEqual({ a: 1 });
  expect(fromWire(undefined)).toBeNull();
  expect(fromWire({ msgpack: new Uint8Array() })).toBeNull();
});
