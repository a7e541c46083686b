import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Binary } from '../../../src/adapters/terraform/binary.ts';
import { terraformEngine } from '../../../src/adapters/terraform/engine.ts';
import { supervisedApplies } from '../../../src/adapters/terraform/supervised.ts';
import { aFolder, aTemporaryFolder, realEngines } from './a-folder.ts';
import { options } from './options.ts';

const applies = supervisedApplies(options);
const limits = { deadlineMs: 30_000, graceMs: 15_000, interrupted: () => false };
const starter = fileURLToPath(new URL('start-apply.ts', import.meta.url));

/** Three resources one after the other; the second takes the seconds given. */
function slow(seconds: number): Readonly<Record<string, string>> {
  return {
    'main.tf': `
      resource "terraform_data" "one" {}
      resource "terraform_data" "two" {
        depends_on = [terraform_data.one]
        provisioner "local-exec" { command = "echo begun; sleep ${seconds}" }
      }
      resource "terraform_data" "three" { depends_on = [terraform_data.two] }
    `,
  };
}

async function aPlannedRun(binary: Binary, files: Readonly<Record<string, string>>) {
  const engine = terraformEngine({ ...options, binary: binary.path });
  const folder = await aFolder({ engine: binary, files });
  expect((await engine.init(folder, { lockFile: 'readonly' })).exitCode).toBe(0);
  const planFile = join(folder.side, 'plan.tfplan');
  expect((await engine.plan(folder, planFile)).exitCode).toBe(2);
  return { engine, run: { folder, planFile, runFolder: join(await aTemporaryFolder(), 'run') } };
}

async function resourcesIn(state: string): Promise<number> {
  return JSON.parse(await readFile(state, 'utf8')).resources.length;
}

async function begun(runFolder: string): Promise<void> {
  while (!(await readFile(join(runFolder, 'stdout'), 'utf8').catch(() => '')).includes('begun')) await sleep(50);
}

async function startedElsewhere(run: object): Promise<ChildProcess> {
  const child = spawn(process.execPath, [starter, JSON.stringify(run)], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

describe.each(await realEngines())('$kind $version', (binary) => {
  test('an apply ends with its outcome, its output and a state', async () => {
    const { engine, run } = await aPlannedRun(binary, slow(0));
    await applies.start(run);
    expect(await applies.wait(run.runFolder, limits)).toMatchObject({ result: 'succeeded', exitCode: 0 });
    expect(await applies.look(run.runFolder)).toMatchObject({ result: 'succeeded' });
    expect((await applies.output(run.runFolder, {})).log.join('\n')).toContain('3 added');
    expect(await engine.state(run.folder)).toMatchObject({ serial: expect.any(Number) });
    expect(await applies.claimNotStarted(run.runFolder)).toBe(false);
  });

  test('killing whoever started an apply loses nothing, and another process adopts its outcome', async () => {
    const { run } = await aPlannedRun(binary, slow(2));
    const child = await startedElsewhere(run);
    await begun(run.runFolder);
    child.kill('SIGKILL');
    await once(child, 'exit');

    expect(await applies.look(run.runFolder)).toBe('running');
    expect(await applies.claimNotStarted(run.runFolder)).toBe(false);
    expect(await applies.wait(run.runFolder, limits)).toMatchObject({ result: 'succeeded' });
    expect(await resourcesIn(run.folder.state)).toBe(3);
    const said = (await applies.output(run.runFolder, {})).log.join('\n');
    expect(said).toContain('begun');
    expect(said).toContain('3 added');
  });

  test('an interrupted apply stops by itself and keeps its state, however often it is asked', async () => {
    const { engine, run } = await aPlannedRun(binary, slow(3));
    await applies.start(run);
    await begun(run.runFolder);
    const waiting = applies.wait(run.runFolder, { ...limits, interrupted: () => true });
    expect(await applies.interrupt(run.runFolder)).toBe(true);
    const outcome = await waiting;
    expect(outcome).toMatchObject({ result: 'failed', exitCode: 1, say: expect.stringContaining('interrupted') });
    expect(await resourcesIn(run.folder.state)).toBe(2);
    expect(await engine.lockHolder(run.folder)).toBeUndefined();
  });

  test('an apply past its deadline and grace is unknown, and its end is still found later', async () => {
    const { run } = await aPlannedRun(binary, slow(3));
    await applies.start(run);
    await begun(run.runFolder);
    // Stopped, so that it cannot heed the interrupt before anybody looked, however slow this machine is.
    const engine = Number((await readFile(join(run.runFolder, 'engine'), 'utf8')).split(' ')[0]);
    process.kill(engine, 'SIGSTOP');
    const early = await applies.wait(run.runFolder, { ...limits, deadlineMs: 0, graceMs: 0 });
    expect(early).toMatchObject({ result: 'unknown' });
    expect(await applies.look(run.runFolder)).toBe('running');
    process.kill(engine, 'SIGCONT');
    expect(await applies.wait(run.runFolder, limits)).toMatchObject({ result: 'failed' });
  });

  test('the lock of an apply is shown while it runs, and a second apply is refused by it unchanged', async () => {
    const { engine, run } = await aPlannedRun(binary, slow(3));
    await applies.start(run);
    await begun(run.runFolder);
    expect(await engine.lockHolder(run.folder)).toMatch(/OperationTypeApply/);

    const files = { 'main.tf': 'resource "terraform_data" "other" {}' };
    const folder = await aFolder({ engine: binary, files, state: run.folder.state });
    await engine.init(folder, { lockFile: 'readonly' });
    const planFile = join(folder.side, 'plan.tfplan');
    await engine.plan(folder, planFile);
    const second = { folder, planFile, runFolder: `${run.runFolder}-second` };
    await applies.start(second);
    expect(await applies.wait(second.runFolder, limits)).toMatchObject({ result: 'failed', changed: false });
    await applies.wait(run.runFolder, limits);
  });

  test('no engine runs in a folder in which one is running', async () => {
    const { engine, run } = await aPlannedRun(binary, slow(2));
    await applies.start(run);
    await begun(run.runFolder);
    await expect(engine.state(run.folder)).rejects.toMatchObject({ code: 'folder-busy', outcome: 'nothing-happened' });
    await applies.wait(run.runFolder, limits);
    expect(await engine.state(run.folder)).toMatchObject({ serial: expect.any(Number) });
  });
});
