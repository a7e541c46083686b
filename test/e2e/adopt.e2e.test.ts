import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { labFiles } from './estate.ts';
import { promote, promotionOf } from './people.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 400_000 });

const stack = 'lab-1/network-edge';
const tfvars = `stacks/${stack}/terraform.tfvars`;
let project: Project;

/** An estate that somebody else applied: two stacks with states, and a ledger that knows of nothing. */
beforeAll(async () => {
  const contract = 'waves:\n  - { name: all, accounts: [lab-1, lab-2] }\n';
  project = await makeSandbox({ accounts: [], files: labFiles(['lab-1', 'lab-2'], contract) });
  (await promote(project, 'network-edge@2.4.0')).expect(0);
  const waves = join(project.folder, '.waves');
  const kept = ['modules', 'sim', 'sim.json'];
  for (const name of readdirSync(waves)) if (!kept.includes(name)) rmSync(join(waves, name), { recursive: true });
  (await project.waves('init', '--sandbox')).expect(0);
  await project.save('applied by others');
});

beforeEach(() => project.restore('applied by others'));
afterAll(() => project?.remove());

test('a stack is recorded as it stands, signed, once; then its version is there already and the next one is promoted', async () => {
  const ran = (await project.waves('adopt', stack, '--as', 'sana')).expect(0);
  expect(ran.json()).toMatchObject({ stack, module: 'network-edge', version: '2.4.0', again: false });
  const [recorded] = await project.facts('stack-adopted');
  expect(recorded?.fact).toMatchObject({
    adoption: { stack, version: '2.4.0', commit: project.git('rev-parse', 'HEAD').trim() },
    act: { act: { type: 'waves.adopt', by: 'sana', stack } },
  });
  expect(recorded?.fact.adoption.state).toMatchObject({ lineage: expect.any(String), serial: expect.any(Number) });
  expect((await project.facts('release-registered')).map(({ fact }) => fact.inferred)).toEqual([true]);
  const again = (await project.waves('adopt', stack)).expect(0);
  expect(again.json()).toMatchObject({ version: '2.4.0', again: true });
  expect(await project.facts('stack-adopted')).toHaveLength(1);

  const there = (await project.waves('run', 'network-edge@2.4.0')).expect(0);
  expect(promotionOf(there).steps[0]?.members.map(({ state }) => state)).toEqual(['skipped', 'skipped']);
  expect((await project.facts('stack-skipped')).map(({ fact }) => fact.why)).toEqual([
    'already-there',
    'already-there',
  ]);
  const before = project.effects().length;
  (await promote(project, 'network-edge@2.5.0')).expect(0);
  expect(project.effects().length).toBeGreaterThan(before);
  (await project.waves('audit', 'verify')).expect(0);
  (await project.waves('audit', 'replay')).expect(0);
});

test('what differs from the files is refused with the difference and the way on, and nothing is recorded', async () => {
  await project.waves('sim', 'poke', 'lab-1', 'module.network_edge.aws_lb.edge[0]', 'idle_timeout=400');
  const drifted = (await project.waves('adopt', stack)).expect(4, 'drifted');
  expect(drifted.reasons[0]).toMatchObject({ fix: `waves reconcile ${stack}`, subject: stack });
  expect(drifted.reasons[0]?.say).toContain('aws_lb.edge[0]');
  project.commit(
    { 'stacks/lab-2/network-edge/more.tf': 'resource "aws_vpc" "more" {\n  cidr_block = "10.99.0.0/16"\n}\n' },
    { message: 'Want more' },
  );
  const pending = (await project.waves('adopt', 'lab-2/network-edge')).expect(4, 'pending-changes');
  expect(pending.reasons.map(({ say }) => say).join()).toContain('aws_vpc.more');
  expect(await project.facts('stack-adopted')).toEqual([]);
});

test('a stack without a state, one that nobody knows, and a person who is nobody are refused', async () => {
  rmSync(join(project.folder, '.waves/sim/state/lab-1'), { recursive: true });
  const absent = (await project.waves('adopt', stack)).expect(6, 'not-here');
  expect(absent.reasons[0]?.fix).toContain('waves run network-edge@2.4.0');
  (await project.waves('adopt', 'lab-9/network-edge')).expect(64, 'bad-usage');
  (await project.waves('adopt', 'lab-2/network-edge', '--as', 'nobody')).expect(6, 'person-unknown');
  expect(project.read(tfvars)).toContain('lab-1');
  expect(await project.facts('stack-adopted')).toEqual([]);
});
