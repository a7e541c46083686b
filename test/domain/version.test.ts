import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions } from '../../src/domain/version.ts';

/** In order, by SemVer 11. */
const ordered = [
  '0.9.9',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0-rc.1-x',
  '1.0.0',
  '1.0.1',
  '1.2.0',
  '1.10.0',
  '2.5.0',
  '2.5.1-block',
  '2.5.1',
  '10.0.0',
];

test('versions stand in the order SemVer gives them', () => {
  for (const [index, version] of ordered.entries()) {
    for (const [other, against] of ordered.entries()) {
      expect([version, against, Math.sign(compareVersions(version, against))]).toEqual([
        version,
        against,
        Math.sign(index - other),
      ]);
    }
  }
});

test('a part that is left out counts as 0', () => {
  expect(compareVersions('1.2', '1.2.0')).toBe(0);
  expect(compareVersions('1', '1.0.1')).toBeLessThan(0);
});

test('comparing the other way round is the other answer', () => {
  const part = fc.constantFrom('1', '2', '11', 'a', 'b', 'a-b');
  const version = fc
    .tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.array(part, { maxLength: 3 }))
    .map(([a, b, c, rest]) => `${a}.${b}.${c}${rest.length > 0 ? `-${rest.join('.')}` : ''}`);
  fc.assert(
    fc.property(version, version, (a, b) => {
      expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
      expect(compareVersions(a, b) === 0).toBe(a === b);
    }),
  );
});
