import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { simCommand } from '../../src/simcloud/command.ts';
import { basicHeader, issueToken } from '../../src/simcloud/identity.ts';
import { ensureSim, stopSim } from '../../src/simcloud/lifecycle.ts';
import { openProject, simFilePath, writeProject } from '../../src/simcloud/project.ts';
import { startSim } from '../../src/simcloud/server/start.ts';
import { folder } from './folder.ts';

async function running(modules: Readonly<Record<string, string>> = {}) {
  const home = folder();
  writeProject(home, { port: 0, seed: 's', modules });
  const sim = await startSim({ folder: home, port: 0, seed: 's' });
  onTestFinished(() => sim.stop());
  const ask = (path: string, init: { method?: string; as?: string; body?: string } = {}) => {
    const [account = '', identity] = (init.as ?? '').split('.');
    const known = identity === 'plan' || identity === 'apply' ? issueToken('s', { account, identity }) : null;
    const headers = known ? { authorization: basicHeader(known) } : {};
    const { method = 'GET', body } = init;
    return fetch(`http://127.0.0.1:${sim.port}${path}`, { method, headers, ...(body ? { body } : {}) });
  };
  return { home, sim, ask };
}

test('the port that the system chose is written down', async () => {
  const { home, sim } = await running();
  expect(sim.port).toBeGreaterThan(0);
  expect(JSON.parse(readFileSync(simFilePath(home), 'utf8'))).toEqual({ port: sim.port, seed: 's', modules: {} });
});

test('credentials say who calls', async () => {
  const { ask } = await running();
  expect((await ask('/whoami')).status).toBe(401);
  expect(await (await ask('/whoami', { as: 'prod-01.plan' })).json()).toMatchObject({
    account: 'prod-01',
    identity: 'plan',
  });
});

test('each account and identity has a provider of its own, opened once', async () => {
  const { ask } = await running();
  const address = async (as: string): Promise<string> => {
    const value = (await (await ask('/reattach', { as })).json()) as Record<string, { Addr: { String: string } }>;
    return value['hashicorp/aws']?.Addr.String ?? '';
  };
  const all = await Promise.all(['a.plan', 'a.apply', 'b.plan', 'a.plan'].map(address));
  expect(new Set(all).size).toBe(3);
  expect(all[0]).toBe(all[3]);
});

test('a state belongs to its account, and its lock can be looked at', async () => {
  const { ask } = await running();
  const lock = '{"ID":"one","Who":"me"}';
  expect((await ask('/state/a/live/edge', { as: 'b.apply' })).status).toBe(403);
  expect((await ask('/state/a/live/edge')).status).toBe(401);
  expect((await ask('/lock/a/live/edge')).status).toBe(404);
  expect((await ask('/state/a/live/edge', { method: 'LOCK', as: 'a.apply', body: lock })).status).toBe(200);
  expect(await (await ask('/lock/a/live/edge')).json()).toEqual({ ID: 'one', Who: 'me' });
  expect((await ask('/state/a/live/edge?ID=one', { method: 'POST', as: 'a.apply', body: '{}' })).status).toBe(200);
  expect((await ask('/state/a/live/edge', { method: 'POST', as: 'a.plan', body: '{}' })).status).toBe(403);
  expect(await (await ask('/state/a/live/edge', { as: 'a.plan' })).text()).toBe('{}');
});

test('a stack cannot be named out of its folder', async () => {
  const { ask } = await running();
  for (const stack of ['..%2f..%2fcloud', '.hidden', 'a%00b']) {
    expect((await ask(`/state/a/${stack}`, { as: 'a.apply', method: 'POST', body: '{}' })).status).toBe(400);
  }
});

test('the provider announces version and schema, and metrics and effects answer', async () => {
  const { ask } = await running();
  expect(await (await ask('/provider')).json()).toEqual({
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    schemaDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(await (await ask('/metrics/a')).json()).toMatchObject({ account: 'a', samples: 0 });
  expect(await (await ask('/effects')).json()).toEqual({});
  expect((await ask('/nothing')).status).toBe(404);
});

test('a simulator nobody calls ends by itself', async () => {
  const sim = await startSim({ folder: folder(), port: 0, idleMinutes: 0.001 });
  await sim.ended;
  await expect(fetch(`http://127.0.0.1:${sim.port}/health`)).rejects.toThrow();
});

test('ensureSim starts one server however often it is asked, credentials work, and stopSim ends it', async () => {
  const home = folder();
  onTestFinished(async () => void (await stopSim(home)));
  const projects = await Promise.all([ensureSim(home), ensureSim(home), ensureSim(home)]);
  expect(new Set(projects.map(({ port }) => port)).size).toBe(1);
  const lines: string[] = [];
  const io = { folder: home, out: (line: string) => void lines.push(line), err: () => undefined, env: {} };
  expect(await simCommand(['credentials', 'a', 'apply'], io)).toBe(0);
  const { env, expires } = JSON.parse(lines.pop() ?? '') as { env: Record<string, string>; expires: string };
  expect(Date.parse(expires)).toBeGreaterThan(Date.now());
  expect(await simCommand(['whoami'], { ...io, env })).toBe(0);
  expect(lines.pop()).toBe('a');
  expect(await simCommand(['whoami'], { ...io, env: { ...env, TF_HTTP_PASSWORD: 'x' } })).toBe(1);
  await simCommand(['status'], io);
  expect(lines.pop()).toContain(`running on 127.0.0.1:${projects[0]?.port}`);
  expect(await stopSim(home)).toBe(true);
  expect(await stopSim(home)).toBe(false);
});

test('a port taken by something else is a failure, never another port', async () => {
  const home = folder();
  const { sim } = await running();
  await openProject(home, { port: sim.port });
  await expect(ensureSim(home)).rejects.toThrow(/is used by the simulator of/);
  const stranger = createServer((socket) => socket.end('hello\n'));
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void stranger.close());
  const other = folder();
  await openProject(other, { port: (stranger.address() as { port: number }).port });
  await expect(ensureSim(other)).rejects.toMatchObject({ code: 'port-taken' });
});

test('a module registry serves tags of a repository and folders of a folder as engines ask for them', async () => {
  const { home, ask } = await running({
    'acme/edge/aws': 'edge.git',
    'acme/other/aws': 'other',
    'acme/gone/aws': 'gone',
  });
  mkdirSync(join(home, 'other/1.0.0'), { recursive: true });
  mkdirSync(join(home, 'other/notes'));
  writeFileSync(join(home, 'other/1.0.0/main.tf'), '# other');
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', home, '-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { stdio: 'pipe' });
  git('init', '--quiet', 'work');
  for (const args of [
    ['commit', '--quiet', '--allow-empty', '-m', 'x'],
    ['tag', 'v1.2.3'],
    ['tag', 'latest'],
  ]) {
    git('-C', 'work', ...args);
  }
  git('clone', '--quiet', '--bare', 'work', 'edge.git');
  const versions = async (module: string) => (await ask(`/registry/${module}/versions`)).json();
  expect(await versions('acme/edge/aws')).toMatchObject({ modules: [{ versions: [{ version: '1.2.3' }] }] });
  expect(await versions('acme/other/aws')).toMatchObject({ modules: [{ versions: [{ version: '1.0.0' }] }] });
  const download = await ask('/registry/acme/other/aws/1.0.0/download');
  expect([download.status, download.headers.get('x-terraform-get')]).toEqual([204, './module.tar.gz?archive=tar.gz']);
  for (const module of ['acme/edge/aws/1.2.3', 'acme/other/aws/1.0.0']) {
    const head = await ask(`/registry/${module}/module.tar.gz`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'application/gzip']);
    const bytes = new Uint8Array(await (await ask(`/registry/${module}/module.tar.gz`)).arrayBuffer());
    expect([...bytes.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
  }
  for (const path of ['acme/none/aws/versions', 'acme/edge/aws/9.9.9/download', 'acme/edge/aws/1.2.3/else']) {
    expect((await ask(`/registry/${path}`)).status).toBe(404);
  }
  expect((await ask('/registry/acme/gone/aws/versions')).status).toBe(400);
});
