import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { attachedSimulator, simLockUrl } from '../../../src/adapters/simulator/attached.ts';
import { unstated } from '../../../src/domain/environment.ts';
import type { Stack } from '../../../src/domain/stack.ts';
import { basicHeader, issueToken } from '../../../src/simcloud/identity.ts';
import { startSim } from '../../../src/simcloud/server/start.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const unreachable = expect.objectContaining({ code: 'simulator-unreachable', outcome: 'nothing-happened' });
const token = issueToken('s', { account: 'dev', identity: 'apply' });
const credentials = { TF_HTTP_USERNAME: token.id, TF_HTTP_PASSWORD: token.secret };

const stack: Stack = {
  name: 'dev/network-edge',
  folder: 'live/dev/eu/network-edge',
  workspace: 'default',
  environment: {
    account: 'dev',
    stage: 'dev',
    region: 'eu-central-1',
    cluster: unstated,
    tenantTier: unstated,
    dataClass: unstated,
    releaseChannel: unstated,
  },
  accountId: '111111111111',
  engine: { kind: 'terraform' },
  variableFiles: [],
  reads: [],
  env: [],
};

async function running() {
  const folder = await temporaryFolder();
  const sim = await startSim({ folder, port: 0, seed: 's' });
  onTestFinished(() => sim.stop());
  return { sim, at: `http://127.0.0.1:${sim.port}`, attached: attachedSimulator({ folder }) };
}

test("a stack's state is in the simulator under its account and folder name, and is locked there", async () => {
  const { at, attached } = await running();
  const address = `${at}/state/dev/network-edge`;
  expect(await attached.backendConfig(stack)).toEqual({
    address,
    lock_address: address,
    unlock_address: address,
    lock_method: 'LOCK',
    unlock_method: 'UNLOCK',
  });
  const headers = { authorization: basicHeader(token) };
  const locked = await fetch(address, { method: 'LOCK', headers, body: '{"ID":"one","Who":"me"}' });
  expect(locked.status).toBe(200);
  const holder = await fetch(simLockUrl(address) ?? '');
  expect(await holder.json()).toEqual({ ID: 'one', Who: 'me' });
});

test('the provider is attached for the identity of the credentials, with what stands for its lock', async () => {
  const { attached } = await running();
  const { env, seen } = await attached.attach(credentials);
  expect(JSON.parse(env.TF_REATTACH_PROVIDERS ?? '')).toMatchObject({
    'hashicorp/aws': { Protocol: 'grpc', ProtocolVersion: 6, Addr: { Network: 'tcp' } },
  });
  expect(Object.keys(env)).toEqual(['TF_REATTACH_PROVIDERS']);
  expect(seen).toMatch(/^hashicorp\/aws simulated \d+\.\d+\.\d+ [0-9a-f]{64}$/);
});

test('what the provider is seen as stays the same when the simulator starts again', async () => {
  const { sim, attached } = await running();
  const before = await attached.attach(credentials);
  await sim.stop();
  const again = await startSim({ folder: sim.project.folder });
  onTestFinished(() => again.stop());
  expect((await attached.attach(credentials)).seen).toBe(before.seen);
});

test('credentials of nobody attach nothing', async () => {
  const { attached } = await running();
  await expect(attached.attach({ ...credentials, TF_HTTP_PASSWORD: 'guess' })).rejects.toEqual(unreachable);
  await expect(attached.attach({})).rejects.toEqual(unreachable);
});

test('an address can name the port', async () => {
  const { sim, attached } = await running();
  expect(await attached.placeholders()).toEqual({ 'sim.port': String(sim.port) });
});

test('a simulator that sleeps still has its addresses, and attaches nothing', async () => {
  const { sim, at, attached } = await running();
  await sim.stop();
  expect(await attached.backendConfig(stack)).toMatchObject({ address: `${at}/state/dev/network-edge` });
  await expect(attached.attach(credentials)).rejects.toEqual(unreachable);
});

test.each([undefined, '{', '{}', '{"port":0}', '{"port":"21000"}', 'null'])(
  'without a port in sim.json (%j) nothing can be said',
  async (text) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, '.waves'));
    if (text !== undefined) await writeFile(join(folder, '.waves', 'sim.json'), text);
    await expect(attachedSimulator({ folder }).backendConfig(stack)).rejects.toEqual(unreachable);
    await expect(attachedSimulator({ folder }).placeholders()).rejects.toEqual(unreachable);
  },
);

test.each([
  ['http://127.0.0.1:21000/state/dev/edge', 'http://127.0.0.1:21000/lock/dev/edge'],
  ['http://127.0.0.1:21000/state/dev/live/edge', 'http://127.0.0.1:21000/lock/dev/live/edge'],
  ['https://state.acme.example/state/dev/edge', undefined],
  ['http://127.0.0.1:21000/other/dev/edge', undefined],
  ['http://127.0.0.1:21000/state/dev/edge?x=1', undefined],
  ['http://127.0.0.1:21000@evil.example/state/dev/edge', undefined],
])('of the state at %s the lock is shown at %s', (address, lock) => {
  expect(simLockUrl(address)).toBe(lock);
});
