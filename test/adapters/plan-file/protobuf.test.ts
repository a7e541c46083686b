import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesIn, messageOf, numberIn } from '../../../src/adapters/plan-file/protobuf.ts';

const failure = expect.objectContaining({ name: 'Failure', code: 'plan-unreadable', outcome: 'nothing-happened' });
const message = (...bytes: number[]) => messageOf(Uint8Array.from(bytes));

test('numbers, bytes and fields of fixed width are read', () => {
  const read = message(0x08, 0xac, 0x02, 0x12, 2, 7, 8, 0x1d, 1, 2, 3, 4, 0x21, 1, 2, 3, 4, 5, 6, 7, 8, 0xaa, 0x01, 0);
  expect(numberIn(read, 1)).toBe(300);
  expect(bytesIn(read, 2)).toEqual(Uint8Array.of(7, 8));
  expect(bytesIn(read, 3)).toHaveLength(4);
  expect(bytesIn(read, 4)).toHaveLength(8);
  expect(bytesIn(read, 21)).toHaveLength(0);
  expect(numberIn(read, 5)).toBeUndefined();
  expect(bytesIn(read, 5)).toBeUndefined();
});

test('the largest number is read and a larger one refused', () => {
  const nines = Array<number>(9).fill(0xff);
  expect(numberIn(message(0x08, ...nines, 0x01), 1)).toBe(2 ** 64);
  expect(() => message(0x08, ...nines, 0x02)).toThrow(failure);
  expect(() => message(0x08, ...nines, 0xff, 0x00)).toThrow(failure);
});

test.each([
  ['a number that is cut off', [0x08, 0x80]],
  ['a key alone', [0x08]],
  ['bytes that are cut off', [0x12, 2, 7]],
  ['a width that is cut off', [0x1d, 1]],
  ['the field number 0', [0x00, 1]],
  ['a field number too large', [0x80, 0x80, 0x80, 0x80, 0x10, 1]],
  ['a group', [0x0b, 0x0c]],
])('%s is refused', (_, bytes) => {
  expect(() => message(...bytes)).toThrow(failure);
});

test('a field that is there twice, or of the other type, is refused when asked for', () => {
  const read = message(0x08, 1, 0x08, 2, 0x10, 1, 0x1a, 0);
  expect(() => numberIn(read, 1)).toThrow(failure);
  expect(() => bytesIn(read, 2)).toThrow(failure);
  expect(() => numberIn(read, 3)).toThrow(failure);
});

test('whatever the bytes, the answer is a message or the failure', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      try {
        messageOf(bytes);
      } catch (error) {
        expect(error).toEqual(failure);
      }
    }),
  );
});
