import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut, cutInside, displayWidth, fitted } from '../../../src/cli/print/width.ts';

test.each([
  ['', 0],
  ['sandbox-01/network-edge', 23],
  ['→ · …', 5],
  ['漢字', 4],
  ['ｆｕｌｌ', 8],
  ['한글', 4],
  ['e\u0301', 1],
  ['a\u200db', 2],
  ['👩‍👩‍👧', 2],
  ['❤️', 2],
  ['🇪🇺', 2],
  ['\u200b', 0],
])('%j takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test.each([
  ['network', 7, 'network'],
  ['network', 6, 'netwo…'],
  ['漢字漢字', 6, '漢字…'],
  ['漢字漢字', 7, '漢字漢…'],
  ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
  ['network', 1, '…'],
  ['network', 0, ''],
])('%j in %i columns is %j', (text, columns, short) => {
  expect(cut(text, columns)).toBe(short);
});

test.each([
  ['prod-noncritical-01', 19, 'prod-noncritical-01'],
  ['prod-noncritical-01', 10, 'prod-…l-01'],
  ['prod-noncritical-01', 3, 'p…1'],
  ['漢字漢字漢字', 7, '漢…漢字'],
  ['network', 1, '…'],
  ['network', 0, ''],
])('%j with its middle left out in %i columns is %j', (text, columns, short) => {
  expect(cutInside(text, columns)).toBe(short);
});

test('whatever the text, what was cut fits, and what was fitted fills its columns', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 40 }), (text, columns) => {
      expect(displayWidth(cut(text, columns))).toBeLessThanOrEqual(columns);
      expect(displayWidth(cutInside(text, columns))).toBeLessThanOrEqual(columns);
      expect(displayWidth(fitted(text, columns))).toBe(columns);
    }),
  );
});
