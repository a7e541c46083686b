import './world/remembered-definitions.ts';
import { beforeAll, expect, test } from 'vitest';
import { crashed, recorded } from './world/campaign.ts';
import type { Boundary, Cut } from './world/effects.ts';
import type { Plant } from './world/parts.ts';
import * as planted from './world/planted.ts';

let boundaries: readonly Boundary[] = [];

beforeAll(async () => {
  boundaries = await recorded();
});

/** The number of the first boundary of this name in a part. */
function first(name: string): number {
  const index = boundaries.findIndex((boundary) => boundary.part === 'apply' && boundary.name === name);
  expect(index).toBeGreaterThanOrEqual(0);
  return index + 1;
}

type Bug = {
  readonly name: string;
  readonly plant: () => Plant;
  readonly cuts: () => readonly Cut[];
  readonly found: RegExp;
};

const bugs: readonly Bug[] = [
  {
    name: 'an apply whose outcome is unknown is tried again',
    plant: planted.retryAfterUnknown,
    cuts: () => [{ at: first('supervised.start'), done: 'whole', kill: 'host' }],
    found: /applied without an intent|applied twice/,
  },
  {
    name: 'the intent is written after the spawn',
    plant: () => planted.intentAfterSpawn,
    cuts: () => [{ at: first('supervised.start'), done: 'whole', kill: 'group' }],
    found: /applied without an intent that was there before/,
  },
  {
    name: 'the folder is hashed before it is restored, and not after',
    plant: () => planted.hashBeforeRestore,
    cuts: () => [{ at: first('ledger.append'), tampers: true }],
    found: /applied in another folder than the sealed one/,
  },
  {
    name: 'an outcome counts only under the present fence',
    plant: () => planted.outcomeUnderFenceOnly,
    cuts: () => [{ at: first('supervised.start'), done: 'whole', kill: 'stalled' }],
    found: /what a part saw of the apply of .* is not in the ledger/,
  },
  {
    name: 'a yes is acknowledged before it is durable',
    plant: () => planted.acknowledgedTooEarly,
    cuts: () => [],
    found: /the approval .* was lost/,
  },
  {
    name: 'never started is said without taking the run folder',
    plant: () => planted.claimWithoutRename,
    cuts: () => [{ at: first('supervised.start'), done: 2, kill: 'group' }],
    found: /applied when its outcome was already known/,
  },
];

test.each(bugs)('the harness finds it where $name', async ({ plant, cuts, found }) => {
  const faulty = await crashed(cuts(), plant());
  expect(faulty.faults.join('\n')).toMatch(found);
});

test.each(bugs)('without the bug nothing is found in the same crash: $name', async ({ cuts }) => {
  expect((await crashed(cuts())).faults.filter((fault) => !/failed though it is good/.test(fault))).toEqual([]);
});
