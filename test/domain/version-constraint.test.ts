import { expect, test } from 'vitest';
import { satisfies } from '../../src/domain/version-constraint.ts';

test.each<[string, string, boolean | undefined]>([
  ['5.1.0', '>= 5.0.0, < 7.0.0', true],
  ['7.0.0', '>= 5.0.0, < 7.0.0', false],
  ['3.1.4', '~> 3.1.0', true],
  ['3.2.0', '~> 3.1.0', false],
  ['3.9.0', '~> 3.1', true],
  ['4.0.0', '~> 3.1', false],
  ['3.0.9', '~> 3.1', false],
  ['3.5.0', '~> 3', true],
  ['4.0.0', '~> 3', false],
  ['1.2.3', '1.2.3', true],
  ['1.2.3', '= 1.2.4', false],
  ['1.2.3', '!= 1.2.3', false],
  ['1.2.4', '!=1.2.3', true],
  ['1.2.3', '> 1.2', true],
  ['1.2.0', '> 1.2', false],
  ['1.2.0', '<= v1.2.0', true],
  ['2.0.0-beta1', '>= 1.0.0', false],
  ['2.0.0-beta1', '2.0.0-beta1', true],
  ['1.0.0', 'latest', undefined],
  ['1.0.0', '', undefined],
  ['1.0.0', '>= 1.0, garbage', undefined],
])('%s satisfies %j: %s', (version, constraint, expected) => {
  expect(satisfies(version, constraint)).toBe(expected);
});
