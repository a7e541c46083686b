import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type ChildPartsOptions, childParts } from '../../../src/adapters/process/part-runner.ts';
import { Failure } from '../../../src/domain/failure.ts';
import type { PartJob } from '../../../src/ports/part-runner.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const job = { promotion: 'p1', stack: 'dev/edge' };
// Starting a process on a busy machine takes its time.
const patience = { timeout: 8_000 };
const apply = { ...job, d: 'sha256:d' };
const module = new URL('../../../src/adapters/process/part-runner.ts', import.meta.url).href;

// Children in these tests: wait for a file of their folder, for at most some seconds.
const waitFor = `
const { existsSync, writeFileSync } = await import('node:fs');
const waitFor = async (name) => {
  for (let n = 0; n < 300 && !existsSync(name); n += 1) await new Promise((next) => setTimeout(next, 20));
};
`;

async function given(script: string, more: Partial<ChildPartsOptions> = {}) {
  const folder = await temporaryFolder();
  const file = join(folder, 'waves.mjs');
  await writeFile(file, script);
  const told: string[] = [];
  const options: ChildPartsOptions = {
    command: [process.execPath, file],
    folder,
    env: { PATH: process.env.PATH },
    stackEnv: () => [],
    tell: (line: string, { stack }: PartJob) => told.push(`${stack}: ${line}`),
    ...more,
  };
  const at = (name: string) => join(folder, name);
  return { folder, at, told, options, parts: childParts(options), finish: () => writeFile(at('go'), '') };
}

function codeOf(failure: unknown): unknown {
  return failure instanceof Failure ? failure.code : failure;
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

const echo = `
const reason = { code: 'held', say: process.argv.slice(2).join(' '), fix: process.cwd() };
console.log(JSON.stringify({ schema_version: 1, verdict: 'paused', reasons: [reason] }));
process.exitCode = 3;
`;

test('each part is started with its own words, and answers with its reasons', async () => {
  const { folder, parts } = await given(echo, { extra: ['--now', '2026-07-01T12:00:00Z'] });
  const now = '--now 2026-07-01T12:00:00Z';
  expect(await parts.apply(apply)).toEqual([
    {
      refused: true,
      code: 'held',
      say: `run p1 --stack dev/edge --only apply --plan sha256:d --json ${now}`,
      fix: folder,
    },
  ]);
  expect(await parts.settle(job)).toMatchObject([{ say: `settle p1 --stack dev/edge --only apply --json ${now}` }]);
});

test('a part that ran to its end and has nothing to say has no reasons', async () => {
  const { parts, told } = await given(`console.log('{"reasons":[]}')`);
  expect(await parts.apply(apply)).toEqual([]);
  await parts.plan(job);
  expect(told).toEqual([]);
});

test('the plan child has neither the vault key nor apply credentials, the apply child no token', async () => {
  const secrets = { WAVES_VAULT_KEY: 'v', ACME_APPLY: 'a', WAVES_FORGE_TOKEN: 't', AWS_SECRET_ACCESS_KEY: 's' };
  const env = { PATH: process.env.PATH, TF_VAR_x: 'x', TF_VAR_y: 'y', ...secrets };
  const stackEnv = (stack: string) => (stack === 'dev/edge' ? ['TF_VAR_x'] : []);
  const script = `console.error(Object.keys(process.env).filter((name) => !name.startsWith('__CF')).sort().join(' ')); console.log('{"reasons":[]}')`;
  const { parts, told } = await given(script, { env, stackEnv, applyOnly: ['ACME_APPLY'] });
  await parts.plan(job);
  await parts.apply(apply);
  await parts.settle(job);
  const applying = 'dev/edge: ACME_APPLY PATH TF_VAR_x WAVES_VAULT_KEY';
  expect(told).toEqual(['dev/edge: PATH TF_VAR_x', applying, applying]);
});

test('a child is heard while it runs', async () => {
  const { parts, told, finish } = await given(`${waitFor} console.error('one\\ntwo'); await waitFor('go')`);
  const planning = parts.plan(job);
  await expect.poll(() => told, patience).toEqual(['dev/edge: one', 'dev/edge: two']);
  await finish();
  await planning;
});

test.each([
  ['is killed', 'process.kill(process.pid, "SIGKILL")', 'ended with SIGKILL'],
  ['breaks', 'process.exit(1)', 'ended with exit 1'],
  ['says nothing', '', 'ended with exit 0'],
  ['is cut off', `process.stdout.write('{"reasons":['); process.exit(1)`, 'ended with exit 1'],
  ['has no reason to fail', `console.log('{"reasons":[]}'); process.exit(1)`, 'ended with exit 1'],
])('a child that %s is a reason of its own, and nothing is thrown', async (_, script, how) => {
  const { parts, told } = await given(script);
  expect(await parts.apply(apply)).toMatchObject([
    { code: 'world-failed', say: `the apply of dev/edge ${how} and gave no reason`, subject: 'dev/edge' },
  ]);
  await parts.plan(job);
  expect(told).toEqual(how === 'ended with exit 0' ? [] : [`dev/edge: the plan of dev/edge ${how}`]);
});

test('a program that is not there begins nothing', async () => {
  const { parts } = await given('', { command: ['/nowhere/node'] });
  expect(await parts.apply(apply)).toMatchObject([{ say: 'the apply of dev/edge could not be started: ENOENT' }]);
  await expect(parts.plan(job)).rejects.toMatchObject({ code: 'part-not-started', outcome: 'nothing-happened' });
});

test('no more run at once than allowed, whatever their part', async () => {
  const script = `${waitFor} writeFileSync('began-' + process.pid, ''); await waitFor('go'); console.log('{"reasons":[]}')`;
  const { folder, parts, finish } = await given(script, { concurrency: 2 });
  const began = async () => (await readdir(folder)).filter((name) => name.startsWith('began-')).length;
  const all = Promise.all([parts.plan(job), parts.apply(apply), parts.plan(job), parts.settle(job)]);
  await expect.poll(began, patience).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await began()).toBe(2);
  await finish();
  await all;
  expect(await began()).toBe(4);
});

test('what children write lies nowhere', async () => {
  const TMPDIR = await temporaryFolder();
  const script = `${waitFor} console.log('x'); writeFileSync('began', ''); await waitFor('go')`;
  const { parts, at, finish } = await given(script, { env: { PATH: process.env.PATH, TMPDIR } });
  const planning = parts.plan(job);
  await expect.poll(() => isThere(at('began')), patience).toBe(true);
  expect(await readdir(TMPDIR)).toEqual([]);
  await finish();
  await planning;
});

const untilGo = `${waitFor} writeFileSync('began-' + process.argv[7], ''); await waitFor('go'); console.log('{"reasons":[]}'); writeFileSync('done', '')`;

test('stopping lets go of an apply at once, which goes on and writes undisturbed', async () => {
  const { parts, at, finish } = await given(untilGo);
  const applying = parts.apply(apply);
  await expect.poll(() => isThere(at('began-apply')), patience).toBe(true);
  await parts.stop({ planMs: 10_000, applyMs: 0 });
  expect(await applying).toEqual([]);
  expect(await isThere(at('done'))).toBe(false);
  await finish();
  await expect.poll(() => isThere(at('done')), patience).toBe(true);
});

test('stopping waits for a plan as long as it was told', async () => {
  const { parts, at, finish } = await given(untilGo);
  const planning = parts.plan(job);
  await expect.poll(() => isThere(at('began-plan')), patience).toBe(true);
  const stopped = parts.stop({ planMs: 10_000, applyMs: 0 });
  await finish();
  await Promise.all([planning, stopped]);
  expect(await isThere(at('done'))).toBe(true);
});

test('a plan that takes longer is let go, unharmed, and is no lapse', async () => {
  const { parts, at, finish } = await given(untilGo);
  const planning = parts.plan(job).catch(codeOf);
  await expect.poll(() => isThere(at('began-plan')), patience).toBe(true);
  await parts.stop({ planMs: 10, applyMs: 0 });
  expect(await planning).toBe('interrupted');
  await finish();
  await expect.poll(() => isThere(at('done')), patience).toBe(true);
});

test('after stopping nothing is started, waiting in the queue or not', async () => {
  const { parts, at, finish } = await given(untilGo, { concurrency: 1 });
  const applying = parts.apply(apply);
  const waiting = [parts.settle(job), parts.plan(job).catch(codeOf)];
  await expect.poll(() => isThere(at('began-apply')), patience).toBe(true);
  await parts.stop({ planMs: 0, applyMs: 0 });
  expect(await parts.apply(apply)).toEqual([]);
  expect(await parts.plan(job).catch(codeOf)).toBe('interrupted');
  expect(await Promise.all([applying, ...waiting])).toEqual([[], [], 'interrupted']);
  await finish();
  await expect.poll(() => isThere(at('done')), patience).toBe(true);
  expect(await isThere(at('began-plan'))).toBe(false);
});

test('a Ctrl-C on the terminal ends the run at once and does not reach an apply', async () => {
  const { folder, at, options, finish } = await given(untilGo);
  const run = `
    import { childParts } from ${JSON.stringify(module)};
    const parts = childParts({ ...${JSON.stringify(options)}, stackEnv: () => [] });
    process.once('SIGINT', () => parts.stop({ planMs: 0, applyMs: 0 }));
    console.log(JSON.stringify(await parts.apply(${JSON.stringify(apply)})));
  `;
  await writeFile(at('run.ts'), run);
  const terminal = spawn(process.execPath, [at('run.ts')], { cwd: folder, detached: true, stdio: 'ignore' });
  onTestFinished(() => void terminal.kill('SIGKILL'));
  await expect.poll(() => isThere(at('began-apply')), patience).toBe(true);
  process.kill(-(terminal.pid ?? Number.NaN), 'SIGINT');
  expect(await once(terminal, 'exit')).toEqual([0, null]);
  expect(await isThere(at('done'))).toBe(false);
  await finish();
  await expect.poll(() => isThere(at('done')), patience).toBe(true);
});

// Ends by itself a while after it was asked, and notes how often it was.
const whenAsked = `${waitFor}
let asked = 0;
process.on('SIGINT', () => { asked += 1; });
writeFileSync('began-' + process.argv[7], '');
await waitFor('go');
console.log('{"reasons":[]}');
writeFileSync('done', String(asked));
`;

test('interrupting after a stop signals each child once, however often it is asked, and waits for its end', async () => {
  const { parts, at, finish } = await given(whenAsked);
  const applying = parts.apply(apply);
  await expect.poll(() => isThere(at('began-apply')), patience).toBe(true);
  const stopped = parts.stop({ planMs: 0, applyMs: 100 });
  const interrupted = [parts.interrupt(10_000), parts.interrupt(10_000)];
  await new Promise((resolve) => setTimeout(resolve, 300));
  await finish();
  expect(await applying).toEqual([]);
  await Promise.all([stopped, ...interrupted]);
  expect(await readFile(at('done'), 'utf8')).toBe('1');
});

test('an apply that does not stop within the grace is let go, and nobody says how it ended', async () => {
  const { parts, at, finish } = await given(whenAsked);
  const applying = parts.apply(apply);
  await expect.poll(() => isThere(at('began-apply')), patience).toBe(true);
  await Promise.all([parts.stop({ planMs: 0, applyMs: 0 }), parts.interrupt(200)]);
  expect(await applying).toMatchObject([
    { code: 'outcome-unknown', subject: 'dev/edge', fix: expect.stringContaining('waves run p1') },
  ]);
  await finish();
  await expect.poll(() => isThere(at('done')), patience).toBe(true);
});

test('after a stop there is a moment in which applies can still be interrupted', async () => {
  const { parts, at, finish } = await given(whenAsked);
  const applying = parts.apply(apply);
  await expect.poll(() => isThere(at('began-apply')), patience).toBe(true);
  const begun = performance.now();
  void parts.stop({ planMs: 0, applyMs: 400 });
  expect(await applying).toEqual([]);
  expect(performance.now() - begun).toBeGreaterThan(350);
  await finish();
  await expect.poll(() => isThere(at('done')), patience).toBe(true);
});
