import { expect, test } from 'vitest';
import { mergedNeeds, unmetNeeds } from '../../src/domain/provider-lock.ts';

const needs = [
  { source: 'hashicorp/aws', constraints: ['>= 5.0', '< 6.0'] },
  { source: 'null', constraints: [] },
  { source: 'example.org/team/own', constraints: ['~> 1.2'] },
];
const locked = (...entries: readonly (readonly [string, string])[]) =>
  new Map(entries.map(([provider, version]) => [provider, { version }]));
const own = ['example.org/team/own', '1.3.0'] as const;

test('a lock file inside every constraint meets the needs', () => {
  const lock = locked(
    ['registry.terraform.io/hashicorp/aws', '5.9.0'],
    ['registry.terraform.io/hashicorp/null', '3.0.0'],
    own,
  );
  expect(unmetNeeds(needs, lock, 'terraform')).toEqual([]);
});

test('a provider outside one constraint, and one that is not there, are unmet', () => {
  const lock = locked(['registry.terraform.io/hashicorp/aws', '6.0.0'], own);
  expect(unmetNeeds(needs, lock, 'terraform')).toEqual([
    'registry.terraform.io/hashicorp/aws',
    'registry.terraform.io/hashicorp/null',
  ]);
});

test('each engine has its own registry, and a lock is never shared between them', () => {
  const lock = locked(['registry.terraform.io/hashicorp/aws', '5.9.0'], own);
  expect(unmetNeeds(needs, lock, 'tofu')).toEqual([
    'registry.opentofu.org/hashicorp/aws',
    'registry.opentofu.org/hashicorp/null',
  ]);
});

test('a constraint that cannot be read is met by nothing', () => {
  const odd = [{ source: 'hashicorp/aws', constraints: ['an expression'] }];
  expect(unmetNeeds(odd, locked(['registry.terraform.io/hashicorp/aws', '5.9.0']), 'terraform')).toHaveLength(1);
});

test('needs of one source over several modules come together, whatever their order', () => {
  const found = [
    { source: 'hashicorp/aws', constraints: ['< 6.0'] },
    { source: 'Hashicorp/AWS', constraints: ['>= 5.0', '< 6.0'] },
  ];
  expect(mergedNeeds(found)).toEqual([{ source: 'hashicorp/aws', constraints: ['< 6.0', '>= 5.0'] }]);
  expect(mergedNeeds([...found].reverse())).toEqual(mergedNeeds(found));
});
