import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { startOf } from '../../../src/adapters/process/start-of.ts';
import { terraformEngine } from '../../../src/adapters/terraform/engine.ts';
import { supervisedApplies } from '../../../src/adapters/terraform/supervised.ts';
import { aFolder, aTemporaryFolder } from './a-folder.ts';
import { aFakeEngine } from './fake-engine.ts';
import { options } from './options.ts';

const applies = supervisedApplies(options);
const limits = { deadlineMs: 10_000, graceMs: 5_000, interrupted: () => false };

async function aRun(does: string) {
  const base = await aTemporaryFolder();
  const engine = await aFakeEngine(base, does);
  const folder = await aFolder({ engine, files: {} });
  return { folder, planFile: '/plans/a.tfplan', runFolder: join(base, 'runs', 'run') };
}

describe('a binary', () => {
  test('that is missing, or is no engine, is engine-missing', async () => {
    const none = terraformEngine({ ...options, parent: { PATH: await aTemporaryFolder() } });
    await expect(none.find({ kind: 'terraform' })).rejects.toMatchObject({ code: 'engine-missing' });
    const lost = terraformEngine({ ...options, binary: '/nowhere/terraform' });
    await expect(lost.find({ kind: 'terraform' })).rejects.toMatchObject({ code: 'engine-missing' });
    const shell = terraformEngine({ ...options, binary: '/bin/true' });
    await expect(shell.find({ kind: 'terraform' })).rejects.toMatchObject({ code: 'engine-missing' });
  });

  test('of another kind or version than asked for is named', async () => {
    const { folder } = await aRun('');
    const engine = terraformEngine({ ...options, binary: folder.engine.path });
    expect(await engine.find({ kind: 'terraform', version: '1.11' })).toMatchObject({ version: '1.11.4' });
    await expect(engine.find({ kind: 'terraform', version: '1.12' })).rejects.toMatchObject({
      code: 'toolchain',
      message: expect.stringMatching(
        /^terraform 1\.12 was asked for, .*; put terraform 1\.12 first on PATH, .*stack\.yaml/,
      ),
    });
    await expect(engine.find({ kind: 'tofu' })).rejects.toMatchObject({ code: 'toolchain' });
  });

  test('that was changed has another digest', async () => {
    const base = await aTemporaryFolder();
    const before = await aFakeEngine(base, '');
    const after = await aFakeEngine(base, 'exit 0');
    expect(after.path).toBe(before.path);
    expect(after.binary).not.toBe(before.binary);
  });
});

describe('a plan', () => {
  test('that hangs gets one SIGINT and, ten seconds later, ends with all it started', { timeout: 30_000 }, async () => {
    const { folder } = await aRun(`trap 'echo asked' INT; while :; do sleep 1; done`);
    const engine = terraformEngine({ ...options, deadlineMs: 300 });
    const began = performance.now();
    await expect(engine.plan(folder, join(folder.side, 'p.tfplan'))).rejects.toMatchObject({
      code: 'engine-hung',
      outcome: 'nothing-happened',
    });
    expect(performance.now() - began).toBeGreaterThan(10_000);
  });

  test('is interrupted when waves is told to stop, and none is started afterwards', async () => {
    const { folder } = await aRun('trap "exit 1" INT; while :; do sleep 0.1; done');
    const stop = new AbortController();
    const engine = terraformEngine({ ...options, stop: stop.signal });
    const plan = engine.plan(folder, join(folder.side, 'p.tfplan'));
    setTimeout(() => stop.abort(), 300);
    await expect(plan).rejects.toMatchObject({ code: 'engine-interrupted' });
    await expect(engine.state(folder)).rejects.toMatchObject({ code: 'engine-interrupted' });
  });

  test('that is killed is a failure', async () => {
    const { folder } = await aRun('kill -9 $$');
    const plan = terraformEngine(options).plan(folder, join(folder.side, 'p.tfplan'));
    await expect(plan).rejects.toMatchObject({ code: 'engine-failed' });
  });

  test('takes no file from outside the checkout and no relative path', async () => {
    const { folder } = await aRun('');
    const engine = terraformEngine(options);
    const stack = { ...folder.stack, variableFiles: ['../secret.tfvars'] };
    await expect(engine.plan({ ...folder, stack }, '/p')).rejects.toMatchObject({ code: 'path-invalid' });
    await expect(engine.plan(folder, '-destroy')).rejects.toMatchObject({ code: 'path-invalid' });
  });
});

describe('the claim', () => {
  test('of a settler who came first stands for ever', async () => {
    const run = await aRun('');
    expect(await applies.look(run.runFolder)).toBe('not-started');
    expect(await applies.claimNotStarted(run.runFolder)).toBe(true);
    expect(await applies.claimNotStarted(run.runFolder)).toBe(true);
    await expect(applies.start(run)).rejects.toMatchObject({ code: 'apply-not-started', outcome: 'nothing-happened' });
    expect(await applies.wait(run.runFolder, limits)).toMatchObject({ result: 'not-started' });
  });

  test('is won by exactly one side, whoever is faster', async () => {
    for (let round = 0; round < 12; round += 1) {
      const run = await aRun('echo ran');
      const starting = applies.start(run).then(
        () => true,
        () => false,
      );
      await sleep(round * 2);
      const [started, refused] = await Promise.all([starting, applies.claimNotStarted(run.runFolder)]);
      expect([started, refused]).toContain(true);
      expect(started).not.toBe(refused);
      const { result } = await applies.wait(run.runFolder, limits);
      expect(result).toBe(started ? 'succeeded' : 'not-started');
      const said = await readFile(join(run.runFolder, 'stdout'), 'utf8').catch(() => undefined);
      expect(said).toBe(started ? 'ran\n' : undefined);
    }
  });

  test('of a second start of one run folder is refused', async () => {
    const run = await aRun('');
    await applies.start(run);
    await applies.wait(run.runFolder, limits);
    await expect(applies.start(run)).rejects.toMatchObject({ code: 'apply-not-started' });
  });
});

describe('an apply', () => {
  test.each([
    ['exit 0', 'succeeded'],
    ['exit 1', 'failed'],
    ['exit 11', 'unknown'],
    ['kill -9 $$', 'unknown'],
    ['echo "Error: Failed to persist state" >&2; exit 1', 'unknown'],
    ['echo {} > errored.tfstate; exit 1', 'unknown'],
  ])('of %j is %s', async (does, result) => {
    const run = await aRun(does);
    await applies.start(run);
    expect(await applies.wait(run.runFolder, limits)).toMatchObject({ result });
  });

  test('whose engine cannot be executed was not started', async () => {
    const run = await aRun('');
    const folder = { ...run.folder, engine: { ...run.folder.engine, path: '/nowhere/terraform' } };
    await applies.start({ ...run, folder });
    expect(await applies.wait(run.runFolder, limits)).toMatchObject({ result: 'not-started' });
  });

  test('survives what a dying session sends, and ends what it left running', async () => {
    const run = await aRun('sleep 30 & echo $! >"$0.left"; sleep 1');
    await applies.start(run);
    await sleep(300);
    const supervisor = Number((await readFile(join(run.runFolder, 'supervisor'), 'utf8')).split(' ')[0]);
    process.kill(-supervisor, 'SIGHUP');
    process.kill(supervisor, 'SIGTERM');
    expect(await applies.wait(run.runFolder, limits)).toMatchObject({ result: 'succeeded' });
    const left = Number(await readFile(`${run.folder.engine.path}.left`, 'utf8'));
    expect(await startOf(left)).toBeUndefined();
  });

  test('whose supervisor was killed still runs, and then is gone', async () => {
    const run = await aRun('sleep 1');
    await applies.start(run);
    await sleep(300);
    const supervisor = Number((await readFile(join(run.runFolder, 'supervisor'), 'utf8')).split(' ')[0]);
    process.kill(supervisor, 'SIGKILL');
    expect(await applies.look(run.runFolder)).toBe('running');
    expect(await applies.wait(run.runFolder, limits)).toMatchObject({ result: 'unknown' });
    expect(await applies.look(run.runFolder)).toBe('gone');
    expect(await applies.interrupt(run.runFolder)).toBe(false);
  });

  test('is not mistaken for another process that was given its pid', async () => {
    const { runFolder } = await aRun('');
    await mkdir(runFolder, { recursive: true });
    await writeFile(join(runFolder, 'claimed'), '');
    await writeFile(join(runFolder, 'supervisor'), `${process.pid} 12345 another-boot\n`);
    expect(await applies.look(runFolder)).toBe('gone');
    await writeFile(join(runFolder, 'supervisor'), `${process.pid} ${await startOf(process.pid)}\n`);
    expect(await applies.look(runFolder)).toBe('running');
  });
});

test('a lock of an HTTP backend is shown only where the backend says how', async () => {
  const server = createServer((request, response) => {
    const isLocked = request.url === '/lock/one' && request.headers.authorization === `Basic ${btoa('me:pw')}`;
    response.writeHead(isLocked ? 200 : 404).end(isLocked ? '{"Who":"a@b","Operation":"apply","ID":"7"}' : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const { folder } = await aRun('');
  const named = { ...folder, environment: { TF_HTTP_USERNAME: 'me', TF_HTTP_PASSWORD: 'pw' } };
  const holder = async (stack: string, lockUrl?: (address: string) => string) => {
    const config = { address: `http://127.0.0.1:${port}/state/${stack}` };
    await mkdir(join(folder.module, '.terraform'), { recursive: true });
    const noted = JSON.stringify({ backend: { type: 'http', config } });
    await writeFile(join(folder.module, '.terraform', 'terraform.tfstate'), noted);
    return terraformEngine({ ...options, ...(lockUrl ? { lockUrl } : {}) }).lockHolder(named);
  };
  const lockUrl = (address: string) => address.replace('/state/', '/lock/');
  expect(await holder('one')).toBe('not-shown');
  expect(await holder('one', lockUrl)).toBe('a@b (apply, 7)');
  expect(await holder('two', lockUrl)).toBeUndefined();
  await new Promise((resolve) => server.close(resolve));
  await expect(holder('one', lockUrl)).rejects.toMatchObject({ code: 'lock-unreadable' });
});
