import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withEdits } from '../../src/domain/byte-edits.ts';
import type { ByteEdit } from '../../src/domain/plan-request.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const edit = (start: number, from: string, to: string) => ({ file: 'main.tf', start, from, to });
const edited = (text: string, ...edits: ByteEdit[]) => {
  const made = withEdits('main.tf', bytes(text), edits);
  return made && new TextDecoder().decode(made);
};

test('edits count bytes of the file as it was, in any order', () => {
  expect(edited('ä v1 v1', edit(6, 'v1', 'v20'), edit(3, 'v1', 'v2'))).toBe('ä v2 v20');
  expect(edited('v1', edit(2, '', '!'))).toBe('v1!');
  expect(edited('v1')).toBe('v1');
  expect(edited('v1', { ...edit(0, 'v1', 'v2'), file: 'other.tf' })).toBe('v1');
});

test('an edit whose characters do not stand there, or that touches another, makes nothing', () => {
  expect(edited('ä v1', edit(2, 'v1', 'v2'))).toBeUndefined();
  expect(edited('v1', edit(1, '1x', ''))).toBeUndefined();
  expect(edited('v1', edit(-1, 'v', ''))).toBeUndefined();
  expect(edited('abcd', edit(0, 'abc', 'x'), edit(2, 'cd', 'y'))).toBeUndefined();
});

test('an edit changes its characters and nothing else', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (before, from, after, to) => {
      const start = bytes(before).length;
      expect(edited(before + from + after, edit(start, from, to))).toBe(
        new TextDecoder().decode(bytes(before + to + after)),
      );
    }),
  );
});
