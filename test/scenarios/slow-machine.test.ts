import './world/remembered-definitions.ts';
import { expect, test } from 'vitest';
import { crashed } from './world/campaign.ts';
import type { Plant } from './world/parts.ts';

/** A cloud that takes six seconds to show a state, so many times. */
function slowly(times: number): Plant {
  let left = times;
  return {
    apply: (world) => ({
      ...world,
      engine: {
        ...world.engine,
        async state(folder) {
          left -= 1;
          if (left >= 0) await world.sleep(6_000);
          return world.engine.state(folder);
        },
      },
    }),
  };
}

test('a look that took too long is taken again, and no run more is needed for it', async () => {
  const usual = await crashed([]);
  const slow = await crashed([], slowly(2));
  expect(slow.faults).toEqual([]);
  expect(slow.runs).toBe(usual.runs);
});

test('a look that takes too long three times is no data, and another run looks again', async () => {
  const usual = await crashed([]);
  const slow = await crashed([], slowly(3));
  expect(slow.faults).toEqual([]);
  expect(slow.runs).toBe(usual.runs + 1);
});
