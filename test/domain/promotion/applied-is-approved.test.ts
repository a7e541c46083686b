import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { regulated } from './made.ts';
import { plots } from './simulation/commands.ts';
import type { Rulebook } from './simulation/rulebook.ts';
import { honest, planted } from './simulation/rulebook.ts';
import { simulate } from './simulation/run.ts';

function appliedIsApproved(rulebook: Rulebook) {
  return fc.property(plots, (plot) => {
    expect(simulate(rulebook, plot).violations).toEqual([]);
  });
}

test('whatever happens, what is applied was approved: every intent stands up to the oracle', () => {
  fc.assert(appliedIsApproved(honest), { numRuns: 300 });
});

test('the simulation gets somewhere: stacks are applied, in every wave', () => {
  const worlds = fc.sample(plots, { numRuns: 100, seed: 1 }).map((plot) => simulate(honest, plot));
  expect(worlds.filter(({ ledger }) => ledger.spent.size > 0).length).toBeGreaterThan(50);
  expect(worlds.some(({ ledger }) => ledger.lastApplied.has(regulated))).toBe(true);
});

describe('the property finds each planted bug, and the rules without it are right in that story', () => {
  test.each(Object.entries(planted))('%s', (_, rulebook) => {
    const found = fc.check(appliedIsApproved(rulebook), { numRuns: 3000, endOnFailure: true, seed: 4 });
    const [plot] = found.counterexample ?? [];
    expect(plot).toBeDefined();
    if (plot) expect(simulate(honest, plot).violations).toEqual([]);
  });
});
