import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { labFiles } from './estate.ts';
import { approveAll, inbox, promote, promotionOf } from './people.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 400_000 });

const release = 'network-edge@2.4.0';
const labs = ['lab-1', 'lab-2', 'lab-3'];
const contract = 'waves:\n  - { name: labs, accounts: lab-*, concurrency: 1 }\n';
const stackIn = (account: string) => `${account}/network-edge`;
const because = ['--reason', 'an incident'];

let project: Project;
let id: string;

beforeAll(async () => {
  const files = labFiles(labs, contract);
  files['waves.yaml'] += '\nproducers: { rollback_plan: platform-owner }\n';
  project = await makeSandbox({ accounts: [], files });
  id = promotionOf((await project.waves('run', release)).expect(3, 'awaiting-approval')).promotion;
  await project.save('asked');
  await approveAll(project);
  await project.save('approved');
  await project.waves('run', id, '--stack', stackIn('lab-1'));
  await project.save('one applied');
});

beforeEach(() => project.restore('asked'));
afterAll(() => project?.remove());

type Recorded = { readonly record: string; readonly again: boolean };

/** The same command twice: the second writes nothing and names the same record. */
async function twice(...args: readonly string[]): Promise<void> {
  const first = (await project.waves(...args)).expect(0).json<Recorded>();
  const entries = (await project.facts()).length;
  const second = (await project.waves(...args)).expect(0).json<Recorded>();
  expect([first.again, second.again]).toEqual([false, true]);
  expect(second.record).toBe(first.record);
  expect(await project.facts()).toHaveLength(entries);
}

/** The same command twice, where what it does is no act of a person: the second adds nothing to the ledger. */
async function settlesDown(exit: number, ...args: readonly string[]): Promise<void> {
  const first = (await project.waves(...args)).expect(exit);
  const entries = (await project.facts()).length;
  const second = (await project.waves(...args)).expect(exit);
  expect(second.codes).toEqual(first.codes);
  expect(await project.facts()).toHaveLength(entries);
}

const begun = async () => (await project.facts('apply-intended')).map(({ fact }) => fact.stack);

test('S03.6 init, release add, run and tick a second time write nothing', async () => {
  const known = (await project.facts('ledger-opened'))[0]?.fact.ledger;
  const again = (await project.waves('init', '--sandbox')).expect(0);
  expect(again.json<{ ledger: string; again: boolean }>()).toMatchObject({ ledger: known, again: true });
  await settlesDown(0, 'release', 'add', 'network-edge@2.5.0');
  await settlesDown(3, 'run', release);
  await settlesDown(3, 'tick');
});

test('S03.6 approve and revoke a second time are the same record', async () => {
  const [item] = await inbox(project);
  const plans = item?.plans.flatMap(({ plan }) => ['--plan', plan]) ?? [];
  await twice('approve', id, ...plans, '--as', 'silas');
  await twice('revoke', id, ...because, '--as', 'silas');
});

test('S03.6 pause and resume a second time are the same record', async () => {
  await twice('pause', id, ...because, '--as', 'pavel');
  await twice('resume', id, '--reason', 'it is over', '--as', 'pavel');
});

test('S03.6 reject a second time is the same record', () => twice('reject', id, ...because, '--as', 'selma'));

test('S03.6 abort a second time is the same record', () => twice('abort', id, ...because, '--as', 'pavel'));

test('S03.6 evidence stated a second time is the same record', () =>
  twice(
    ...['evidence', 'add', id, '--stack', stackIn('lab-1'), '--kind', 'rollback_plan'],
    ...['--result', 'passed', '--say', 'run-book 12', '--as', 'pavel'],
  ));

test('S03.6 retry a second time is the same record, what is finished stays so, and reconcile carries on', async () => {
  await project.restore('approved');
  await project.waves('sim', 'break', 'fail', 'lab-1', 'type=aws_vpc');
  (await project.waves('run', id)).expect(8, 'apply-failed');
  await twice('retry', id, '--stack', stackIn('lab-1'), ...because, '--as', 'pavel');
  await project.waves('sim', 'break', 'nothing');
  (await promote(project, release)).expect(0);
  await settlesDown(0, 'run', release);
  await settlesDown(0, 'run', id);
  await settlesDown(0, 'tick');
  await settlesDown(0, 'settle', id, '--stack', stackIn('lab-1'));
  await settlesDown(0, 'drift', '--all');
  await project.waves('sim', 'poke', 'lab-1', 'module.network_edge.aws_lb.edge[0]', 'idle_timeout=400');
  await settlesDown(3, 'reconcile', stackIn('lab-1'));
  expect((await project.facts('promotion-started')).map(({ fact }) => fact.kind)).toEqual(['promote', 'reconcile']);
});

test('S03.8 a pause keeps the next account from being started, until somebody resumes', async () => {
  await project.restore('one applied');
  (await project.waves('pause', id, ...because, '--as', 'pavel')).expect(0);
  const held = (await project.waves('run', release)).expect(3, 'held');
  const reason = held.reasons.find(({ code }) => code === 'held');
  expect(reason).toMatchObject({ owner: 'pavel', say: expect.stringContaining('an incident') });
  expect(await begun()).toEqual([stackIn('lab-1')]);
  expect(promotionOf(held)).toMatchObject({ state: 'held', by: 'pavel', because: 'an incident' });
  (await project.waves('resume', id, '--reason', 'it is over', '--as', 'pavel')).expect(0);
  (await project.waves('run', release)).expect(0);
  expect((await begun()).toSorted()).toEqual(labs.map(stackIn));
});

test('S03.8 an abort in the middle of a wave leaves a list of applied and untouched accounts', async () => {
  await project.restore('one applied');
  (await project.waves('abort', id, ...because, '--as', 'pavel')).expect(0);
  const ran = await project.waves('run', id);
  const status = promotionOf((await project.waves('status', id)).expect(0));
  expect(status).toMatchObject({ state: 'aborted', by: 'pavel', because: 'an incident' });
  const states = status.steps[0]?.members.map(({ stack, state, pin }) => [stack, state, pin]);
  expect(states).toEqual([
    [stackIn('lab-1'), 'verified', 'landed'],
    [stackIn('lab-2'), 'judged', 'not-yet'],
    [stackIn('lab-3'), 'judged', 'not-yet'],
  ]);
  expect(promotionOf(ran).state).toBe('aborted');
  expect(await begun()).toEqual([stackIn('lab-1')]);
});

test('S08.13 an approval revoked in the middle of a wave halts the next account', async () => {
  await project.restore('one applied');
  (await project.waves('revoke', id, ...because, '--as', 'silas')).expect(0);
  (await project.waves('run', release)).expect(3, 'awaiting-approval');
  expect(await begun()).toEqual([stackIn('lab-1')]);
});

test('S08.7 approvals that expire between two accounts stop before the next, and say what is applied', async () => {
  const start = Math.ceil(Date.now() / 60_000) * 60_000 + 60_000;
  const at = (minutes: number) => ['--now', new Date(start + minutes * 60_000).toISOString()];
  await approveAll(project, ...at(0));
  await project.waves('run', id, '--stack', stackIn('lab-1'), ...at(10));
  await project.waves('run', id, '--stack', stackIn('lab-2'), ...at(59));
  const ran = (await project.waves('run', release, ...at(60))).expect(3, 'approval-expired');
  expect((await begun()).toSorted()).toEqual([stackIn('lab-1'), stackIn('lab-2')]);
  const states = promotionOf(ran).steps[0]?.members.map(({ state }) => state);
  expect(states).toEqual(['verified', 'verified', 'judged']);
  expect(project.effects('lab-3')).toEqual([]);
});

test('S08.3 S08.11 another spelling has the same fingerprint and is asked anew, another value has another one', async () => {
  const only = ['run', id, '--stack', stackIn('lab-1')];
  const folder = `stacks/${stackIn('lab-1')}`;
  const fingerprints = async () => {
    const planned = await project.facts('planned');
    return planned.filter(({ fact }) => fact.stack === stackIn('lab-1')).map(({ fact }) => fact.fingerprint);
  };
  project.commit({ [`${folder}/main.tf`]: `${project.read(`${folder}/main.tf`)}\n# Again.\n` }, { message: 'Spell' });
  (await project.waves(...only)).expect(3, 'plan-moved', 'awaiting-approval');
  const variables = project.read(`${folder}/terraform.tfvars`).replace('network-lab', 'network-laboratory');
  project.commit({ [`${folder}/terraform.tfvars`]: variables }, { message: 'Rename' });
  (await project.waves(...only)).expect(3, 'plan-moved', 'awaiting-approval');
  const [first, spelled, renamed] = await fingerprints();
  expect(spelled).toBe(first);
  expect(renamed).not.toBe(first);
});

test('S08.9 who started a promotion may not be its only approver', async () => {
  const [item] = await inbox(project);
  const plans = item?.plans.flatMap(({ plan }) => ['--plan', plan]) ?? [];
  (await project.waves('approve', id, ...plans, '--as', 'sana')).expect(6, 'self-approval');
  (await project.waves('run', release)).expect(3, 'awaiting-approval');
});
