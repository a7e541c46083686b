import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Kill } from './killing.ts';
import { killAndCarryOn, makeKillable } from './killing.ts';
import type { Project } from './project.ts';

const minutes = 60_000;
let project: Project;

beforeAll(async () => {
  project = await makeKillable();
}, 5 * minutes);

afterAll(() => project?.remove());

const rounds: readonly { readonly who: string; readonly kills: readonly Kill[] }[] = [
  { who: 'the runner with its part, then the runner twice', kills: ['both', 'runner', 'runner'] },
  { who: 'the part, then the runner with its part', kills: ['part', 'both'] },
  { who: 'everything, the engine too', kills: ['machine'] },
];

test.each(rounds)(
  'kill -9 of $who during an apply loses nothing and applies nothing twice',
  async ({ kills }) => {
    const round = await killAndCarryOn(project, kills);
    expect(round.faults).toEqual([]);
    expect(round.kills[0]?.duringApply).toBe(true);
    expect(round.end).toBe(kills.includes('machine') ? 'settled' : 'released');
  },
  5 * minutes,
);
