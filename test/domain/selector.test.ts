import { expect, test } from 'vitest';
import { matches } from '../../src/domain/selector.ts';

const subject = { stage: ['prod'], security: ['iam', 'network'], account: ['prod-standard-01'] };

test('every named dimension must match, and one of its values is enough', () => {
  expect(matches({ stage: ['sandbox', 'prod'], security: ['network*'] }, subject)).toBe(true);
  expect(matches({ stage: ['prod'], security: ['secret'] }, subject)).toBe(false);
  expect(matches({ account: ['prod-regulated-*', 'prod-standard-*'] }, subject)).toBe(true);
});

test('the empty selector matches everything, and an empty list nothing', () => {
  expect(matches({}, subject)).toBe(true);
  expect(matches({ stage: [] }, subject)).toBe(false);
});

test('a dimension the subject does not have matches nothing, inherited names included', () => {
  expect(matches({ dataClass: ['*'] }, subject)).toBe(false);
  expect(matches({ constructor: ['*'] } as never, subject)).toBe(false);
});
