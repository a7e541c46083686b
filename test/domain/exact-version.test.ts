import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isExactRef, isExactVersion } from '../../src/domain/exact-version.ts';

test.each(['2.5.0', '0.0.1', '2.5.1-block', '1.0.0-rc.1', '1.0.0-0a', '10.20.30'])('%s is an exact version', (text) => {
  expect(isExactVersion(text)).toBe(true);
});

test.each([
  '',
  'latest',
  'main',
  '2',
  '2.5',
  'v2.5.0',
  '~> 2.5',
  '>= 2.5.0',
  '2.5.x',
  '2.5.*',
  '02.5.0',
  '2.5.0-01',
  '2.5.0-',
  '2.5.0+b1',
  '2.5.0 ',
  '2.5.0\n',
  ' 2.5.0',
  '2.5.0, 2.6.0',
  '２.5.0',
  `1.0.0-${'a'.repeat(100)}`,
])('%j is no exact version', (text) => {
  expect(isExactVersion(text)).toBe(false);
});

test.each([
  'v2.4.0',
  '2.4.0',
  'edge/v2.4.0',
  'network-edge-2.4.0',
  'network_edge_v2.5.1-block',
  'edge@2.4.0',
  'a'.repeat(40),
  '0'.repeat(64),
])('%s is an exact ref', (ref) => {
  expect(isExactRef(ref)).toBe(true);
});

test.each([
  '',
  'main',
  'v2',
  'v2.4',
  'edge',
  'abc1234',
  'heads/2.4.0',
  'refs/heads/v2.4.0',
  'x2.4.0',
  'v2.4.0^',
  'a'.repeat(300),
])('%s is no exact ref', (ref) => {
  expect(isExactRef(ref)).toBe(false);
});

test('whatever the text, both answer, and an exact version is an exact ref', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123.-vab/@ +') }), (text) => {
      isExactRef(text);
      if (isExactVersion(text)) expect(isExactRef(`v${text}`)).toBe(true);
    }),
  );
});
