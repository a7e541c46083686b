import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { hourMs } from '../../src/domain/instant.ts';
import { isoText } from '../../src/views/iso.ts';
import { approveAll, promote, promotionOf } from './people.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';
import type { Ran } from './ran.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 400_000 });

const release = 'network-edge@2.5.0';
const account = 'sandbox-01';
const stack = `${account}/network-edge`;
const balancer = 'module.network_edge.aws_lb.edge[0]';
const listener = 'module.network_edge.aws_lb_listener.http[0]';

let project: Project;

beforeAll(async () => {
  project = await makeSandbox({ accounts: [account] });
  (await promote(project, 'network-edge@2.4.0')).expect(0);
  await project.save('at 2.4.0');
});

beforeEach(() => project.restore('at 2.4.0'));
afterAll(() => project?.remove());

const poke = async (...args: readonly string[]) =>
  expect((await project.waves('sim', 'poke', account, ...args)).exit).toBe(0);
const changes = () => project.effects().length;

/** A promotion that stops with this code and changes nothing. Answers what the reason says. */
async function stopsWith(code: string): Promise<string> {
  const before = changes();
  const ran = (await project.waves('run', release)).expect(4, code);
  expect(changes()).toBe(before);
  const found = ran.reasons.find((reason) => reason.code === code);
  expect(found?.subject).toBe(stack);
  expect(found?.fix).toContain(`waves reconcile ${stack}`);
  return found?.say ?? '';
}

/** Reconciles with the approval it always asks for, and then the promotion goes through. */
async function clearedBy(person: string): Promise<Ran> {
  const asked = (await project.waves('reconcile', stack)).expect(3, 'awaiting-approval');
  const { promotion, steps } = promotionOf(asked);
  const plan = steps[0]?.members[0]?.plan ?? '';
  (await project.waves('approve', promotion, '--plan', plan, '--as', person)).expect(0);
  const done = (await project.waves('reconcile', stack)).expect(0);
  expect(promotionOf(done)).toMatchObject({
    promotion,
    kind: 'reconcile',
    state: 'released',
    release: 'network-edge@2.4.0',
  });
  (await project.waves('run', release)).expect(0);
  return done;
}

test('S16.1 a resource edited by hand stops the promotion with its address, and reconcile clears it', async () => {
  await poke(balancer, 'idle_timeout=400');
  expect(await stopsWith('drifted')).toContain(balancer);
  await clearedBy('silas');
  expect(project.read(`.waves/sim/cloud/${account}.json`)).toContain('"idle_timeout": 60');
});

test('S16.1 a resource deleted by hand stops the promotion with its address, and reconcile makes it again', async () => {
  await poke(listener, '--remove');
  expect(await stopsWith('drifted')).toContain(listener);
  await clearedBy('silas');
  const made = project.effects().filter(({ type, operation }) => type === 'aws_lb_listener' && operation === 'create');
  expect(made).toHaveLength(2);
});

test('S16.1 a merged change that is not applied stops the promotion and names its commit', async () => {
  const file = `stacks/${stack}/terraform.tfvars`;
  const text = project.read(file).replace('network-lab', 'network-laboratory');
  const selma = { name: 'Selma Security', email: 'selma@acme.example' };
  const commit = project.commit({ [file]: text }, { message: 'Name the laboratory', by: selma });
  const say = await stopsWith('pending-changes');
  expect(say).toContain(commit.slice(0, 12));
  expect(say).toContain('Name the laboratory');
  await clearedBy('silas');
});

test('S08.9 who brought a pending change may not approve its reconciliation', async () => {
  const file = `stacks/${stack}/terraform.tfvars`;
  const text = project.read(file).replace('network-lab', 'network-laboratory');
  const selma = { name: 'Selma Security', email: 'selma@acme.example' };
  project.commit({ [file]: text }, { message: 'Name the laboratory', by: selma });
  const { promotion, steps } = promotionOf((await project.waves('reconcile', stack)).expect(3, 'awaiting-approval'));
  const answer = ['approve', promotion, '--plan', steps[0]?.members[0]?.plan ?? '', '--as'];
  (await project.waves(...answer, 'selma')).expect(6, 'self-approval');
  (await project.waves(...answer, 'sana')).expect(6, 'self-approval');
  (await project.waves(...answer, 'silas')).expect(0);
});

test('S16.1 a merged output and a merged move stop the promotion', async () => {
  const file = `stacks/${stack}/main.tf`;
  const text = project.read(file);
  const output = 'output "vpc" {\n  value = module.network_edge.vpc_id\n}\n';
  project.commit({ [file]: `${text}\n${output}` }, { message: 'Show the VPC' });
  expect(await stopsWith('pending-changes')).toContain('vpc');
  await project.restore('at 2.4.0');
  const moved = text.replace('module "network_edge"', 'module "edge"').replaceAll('module.network_edge', 'module.edge');
  const move = 'moved {\n  from = module.network_edge\n  to   = module.edge\n}\n';
  project.commit({ [file]: `${moved}\n${move}` }, { message: 'Call it edge' });
  expect(await stopsWith('pending-changes')).toContain('module.edge');
});

test('S16.1 drift and a pending change are both said', async () => {
  await poke(balancer, 'idle_timeout=400');
  const file = `stacks/${stack}/terraform.tfvars`;
  project.commit({ [file]: project.read(file).replace('network-lab', 'network-laboratory') }, { message: 'Rename' });
  (await project.waves('run', release)).expect(4, 'drifted', 'pending-changes');
  (await project.waves('drift', '--all', '--exit-code')).expect(2);
  await clearedBy('silas');
  (await project.waves('drift', '--all', '--exit-code')).expect(0);
});

test('a promotion that nothing keeps approved asks in the sandbox for nobody after its first apply', async () => {
  (await project.waves('run', release)).expect(0);
  expect(await approveAll(project)).toEqual([]);
});

type Looked = { readonly stacks: readonly object[] };

const accept = (...more: readonly string[]) =>
  project.waves('drift', 'accept', stack, '--address', balancer, '--attribute', 'idle_timeout', ...more);
const leave = ['--owner', 'platform-owner', '--reason', 'load test'] as const;

test('S16.3 drift that a person accepted lets the promotion go, and is never shown as clean', async () => {
  await poke(balancer, 'idle_timeout=400');
  await stopsWith('drifted');
  (await accept(...leave, '--expires', '7d', '--as', 'silas')).expect(0);
  const looked = (await project.waves('drift', '--all', '--exit-code')).expect(0);
  expect(looked.json<Looked>().stacks).toMatchObject([
    {
      stack,
      verdict: 'accepted',
      drifted: [{ address: balancer, expected: { by: 'silas', owner: 'platform-owner' } }],
    },
  ]);
  (await project.waves('run', release)).expect(0);
  (await project.waves('audit', 'verify')).expect(0);
  (await project.waves('audit', 'replay')).expect(0);
});

test('S16.4 drift that was accepted counts again once its time is up', async () => {
  await poke(balancer, 'idle_timeout=400');
  (await accept(...leave, '--expires', '1h', '--as', 'silas')).expect(0);
  const later = ['--now', isoText(Date.now() + 2 * hourMs)] as const;
  const looked = (await project.waves('drift', '--stack', stack, ...later)).expect(4, 'drift-leave-ended');
  expect(looked.reasons[0]).toMatchObject({ owner: 'platform-owner', subject: stack });
  const ran = (await project.waves('run', release, ...later)).expect(4, 'drifted');
  expect(ran.reasons.find(({ code }) => code === 'drifted')?.say).toContain('time was up');
  const listed = (await project.waves('drift', 'accepted', ...later)).expect(0);
  expect(listed.json<{ accepted: readonly object[] }>().accepted).toMatchObject([
    { from: 'accepted', stands: 'ended', by: 'silas' },
  ]);
});

test('S16.4 a row of drift.ignore expects drift until it expires, and the branch alone says so', async () => {
  await poke(balancer, 'idle_timeout=400');
  const text = project.read('waves.yaml');
  const row = (expires: string) =>
    `${text}\ndrift:\n  ignore:\n    - { address: 'module.network_edge.aws_lb.*', attribute: idle_timeout, owner: silas, reason: load test, expires: '${expires}' }\n`;
  project.commit({ 'waves.yaml': row('2020-01-01T00:00:00Z') }, { message: 'Expect the load test' });
  (await project.waves('drift', '--all')).expect(4, 'drift-leave-ended');
  expect(await stopsWith('drifted')).toContain('silas answers for it');
  project.commit({ 'waves.yaml': row('2090-01-01T00:00:00Z') }, { message: 'Expect it longer' });
  const looked = (await project.waves('drift', '--all', '--exit-code')).expect(0);
  expect(looked.json<Looked>().stacks).toMatchObject([
    { verdict: 'accepted', drifted: [{ expected: { from: 'ignored' } }] },
  ]);
  (await project.waves('run', release)).expect(0);
});
