import { expect, test } from 'vitest';
import { planOf } from './plans.ts';

const lost = (before: unknown, beforeSensitive: unknown, after: unknown, afterSensitive: unknown) =>
  planOf({
    changes: [{ address: 'aws_x.a', actions: ['update'], before, beforeSensitive, after, afterSensitive }],
  }).changes[0]?.unmarked;

test('an attribute that was marked as sensitive and no longer is, is named', () => {
  expect(lost({ a: 'x', b: 'y' }, { a: true, b: true }, { a: 'x', b: 'z' }, {})).toEqual(['a', 'b']);
  expect(lost({ env: { a: 'x', b: 'y' } }, { env: { a: true } }, { env: { a: 'z' } }, { env: {} })).toEqual(['env.a']);
  expect(lost({ env: [{ a: 'x' }] }, { env: true }, { env: [{ a: 'x' }] }, {})).toEqual(['env']);
});

test('of a list only the very same value counts, wherever it stands', () => {
  const before = ['s', 'x'];
  expect(lost({ l: before }, { l: [true, false] }, { l: ['x'] }, { l: [false] })).toBeUndefined();
  expect(lost({ l: before }, { l: [true, false] }, { l: ['x', 's'] }, { l: [false, false] })).toEqual(['l']);
  expect(lost({ l: before }, { l: [true, false] }, { l: ['x', 's'] }, { l: true })).toBeUndefined();
});

test('what goes away, is known only later, stays marked, or never was is not', () => {
  expect(lost({ a: 'x' }, { a: true }, { a: null }, {})).toBeUndefined();
  expect(lost({ a: 'x' }, { a: true }, {}, {})).toBeUndefined();
  expect(lost({ a: 'x' }, { a: true }, null, false)).toBeUndefined();
  expect(lost({ a: 'x' }, { a: true }, { a: 'x' }, { a: true })).toBeUndefined();
  expect(lost({ a: [{ b: 'x' }] }, { a: true }, { a: [{ b: 'x' }] }, { a: [{ b: true }] })).toBeUndefined();
  expect(lost({ a: { b: 'x' } }, { a: { b: true } }, { a: { b: 'x' } }, true)).toBeUndefined();
  expect(lost({ a: 'x' }, false, { a: 'x' }, {})).toBeUndefined();
  expect(lost({ a: null }, { a: true }, { a: 'x' }, {})).toBeUndefined();
});
