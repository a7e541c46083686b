import { expect, test } from 'vitest';
import { freezesOver } from '../../src/domain/freeze.ts';
import type { FreezeWindow } from '../../src/domain/rules.ts';
import { stackOf, standard1 } from './promotion/made.ts';

const { environment } = stackOf(standard1);

function window(more: Partial<FreezeWindow>): FreezeWindow {
  return {
    name: 'quarter end',
    environments: ['*'],
    startsAt: 1000,
    endsAt: 2000,
    allowedChangeClasses: [],
    additionalApprovals: [],
    ...more,
  };
}

const covers = (more: Partial<FreezeWindow>, at = 1500, changeClass = 'high') =>
  freezesOver([window(more)], { environment, changeClass, at }).length === 1;

test('a freeze covers from its start on, and at its end it is over', () => {
  expect([999, 1000, 1999, 2000].map((at) => covers({}, at))).toEqual([false, true, true, false]);
});

test('a window names accounts, stages or both together', () => {
  for (const name of ['prod-standard-01', 'prod-standard-*', 'prod', 'prod-prod-*', '*-01']) {
    expect([name, covers({ environments: [name] })]).toEqual([name, true]);
  }
  for (const name of ['sandbox', 'prod-standard', 'prod-standard-0']) {
    expect([name, covers({ environments: [name] })]).toEqual([name, false]);
  }
  expect(covers({ environments: [] })).toBe(false);
  expect(covers({ environments: ['sandbox', 'prod'] })).toBe(true);
});

test('a class of change that the window allows walks through', () => {
  expect(covers({ allowedChangeClasses: ['low', 'normal'] }, 1500, 'low')).toBe(false);
  expect(covers({ allowedChangeClasses: ['low', 'normal'] }, 1500, 'high')).toBe(true);
});

test('every window that covers is named', () => {
  const both = [window({ name: 'a' }), window({ name: 'b', endsAt: 1400 }), window({ name: 'c' })];
  const over = freezesOver(both, { environment, changeClass: 'high', at: 1500 });
  expect(over.map(({ name }) => name)).toEqual(['a', 'c']);
});
