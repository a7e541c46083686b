import { expect, test } from 'vitest';
import { promotionStates, stackStates } from '../../../src/domain/promotion/state-attributes.ts';

const states = [...Object.entries(promotionStates), ...Object.entries(stackStates)];

test.each(states)(
  '%s says how it is entered and left, by what evidence, who owns it, what time does, and the way round',
  (_, state) => {
    const { gates, ...texts } = state;
    expect(Object.keys(texts)).toEqual(['means', 'entry', 'exit', 'evidence', 'owner', 'timeout', 'exception']);
    expect(Object.values(texts).filter((text) => text.trim() === '')).toEqual([]);
    expect(new Set(gates).size).toBe(gates.length);
  },
);

test('time approves nothing', () => {
  expect(states.filter(([, { timeout }]) => /approve/.test(timeout))).toEqual([]);
});
