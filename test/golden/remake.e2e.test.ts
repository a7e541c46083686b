import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sim } from '../../src/simcloud/server/start.ts';
import { engines } from '../simcloud/engine.ts';
import { keptPlans, readPlan } from './kept.ts';
import { openStage, planOf } from './run.ts';

/** A few of each kind, because making all takes a minute. */
const remade = `
  nothing-to-do replaced-create-first deposed moved forgotten imported-and-updated secret-changed errored targeted
  outputs-only unknown-provider drift-beside group-opened-to-world database-replaced waf-turned-to-block
`.trim();

let home: string;
let sim: Sim;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'golden-'));
  sim = await openStage(home);
});
afterAll(async () => {
  await sim.stop();
  rmSync(home, { recursive: true, force: true });
});

const chosen = keptPlans.flatMap((kept) => {
  const engine = engines.find(({ name }) => name === kept.engine);
  return engine && remade.split(/\s+/).includes(kept.story.name) ? [{ ...kept, engine }] : [];
});

test.each(chosen)('$file is what the engine writes today', async ({ file, story, engine }) => {
  expect(unversioned(await planOf(story, { sim, home, engine }))).toEqual(unversioned(readPlan(file)));
});

/** Another release of the engine may write the same plan. */
function unversioned(plan: string): unknown {
  const { terraform_version: _, format_version: __, ...rest } = JSON.parse(plan) as Record<string, unknown>;
  return rest;
}
