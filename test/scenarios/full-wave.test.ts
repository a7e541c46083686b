import './world/remembered-definitions.ts';
import { expect, test } from 'vitest';
import { refuse } from '../../src/domain/refusal.ts';
import { crashed } from './world/campaign.ts';
import type { Plant } from './world/parts.ts';

/** An apply that finds the wave full once: another stack's intent came first. */
function beatenOnce(stack: string): { readonly plant: Plant; readonly asked: () => number } {
  let asked = 0;
  const plant: Plant = {
    decide: (world) => ({
      ...world,
      runner: {
        ...world.runner,
        async apply(job) {
          if (job.stack !== stack) return world.runner.apply(job);
          asked += 1;
          if (asked > 1) return world.runner.apply(job);
          return [refuse('wave-full', { say: 'full', fix: 'waves run', subject: stack })];
        },
      },
    }),
  };
  return { plant, asked: () => asked };
}

test('a stack that lost its place in the wave goes in the same run, once another has ended', async () => {
  const usual = await crashed([]);
  const { plant, asked } = beatenOnce('prod-standard-01/network-edge');
  const beaten = await crashed([], plant);
  expect(beaten.faults).toEqual([]);
  expect(asked()).toBe(2);
  expect(beaten.runs).toBe(usual.runs);
});
