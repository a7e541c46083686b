import { expect, test } from 'vitest';
import { problemCodes } from '../../src/config/problem-codes.ts';
import { mistakes, policy } from './mistakes.ts';
import { placesOf } from './repository.ts';

test('the small estate has no problem', () => {
  expect(placesOf({})).toEqual([]);
});

test.each(Object.keys(mistakes) as (keyof typeof mistakes)[])(
  '%s is reported where the mistake stands, and nothing else',
  (code) => {
    const [changes, place] = mistakes[code];
    expect(placesOf(changes)).toEqual([`${code} ${place}`]);
  },
);

test('every code has its mistake, and the one that needs many of them tells that there are more', () => {
  expect([...Object.keys(mistakes), 'many-problems', 'without-effect'].toSorted()).toEqual(
    Object.keys(problemCodes).toSorted(),
  );
  const roles = Array.from({ length: 300 }, (_, index) => `  role-${index}: [zoe]\n`);
  const places = placesOf(policy(`roles:\n${roles.join('')}`));
  expect(places.length).toBe(201);
  expect(places.at(-1)).toBe('many-problems policies/more.yaml:202:14');
});
