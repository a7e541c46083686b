import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { isoText } from '../../src/views/iso.ts';
import type { StackRow } from '../../src/views/stack-row.ts';
import { labFiles } from './estate.ts';
import { promote, promotionOf } from './people.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';
import type { Ran } from './ran.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 400_000 });

const release = 'network-edge@2.5.0';
const labs = ['lab-1', 'lab-2', 'lab-3', 'lab-4'];
const plain = 'waves:\n  - { name: first, accounts: [lab-1, lab-2, lab-3] }\n  - { name: second, accounts: [lab-4] }\n';
const stackIn = (account: string) => `${account}/network-edge`;

let project: Project;

beforeAll(async () => {
  project = await makeSandbox({ accounts: [], files: labFiles(labs, plain) });
  (await promote(project, 'network-edge@2.4.0')).expect(0);
  await project.save('at 2.4.0');
});

beforeEach(() => project.restore('at 2.4.0'));
afterAll(() => project?.remove());

/** Waves as a test wants them: a first one of three accounts, and a second of one. */
function contract(first: string): void {
  const text = plain.replace('lab-3] }', `lab-3], ${first} }`);
  project.commit({ 'waves/network-edge.yaml': text }, { message: 'Other waves' });
}

function rows(ran: Ran): ReadonlyMap<string, StackRow['state']> {
  const members = promotionOf(ran).steps.flatMap((wave) => wave.members);
  return new Map(members.map(({ stack, state }) => [stack.split('/')[0] ?? '', state]));
}

/** Accounts in which 2.5.0 made its web ACL. */
function reached(): readonly string[] {
  const made = project.effects().filter(({ type }) => type === 'aws_wafv2_web_acl');
  return made.map(({ account }) => account).sort();
}

test('S04.5 one of three fails with budget 0: the next wave is not started, and the run is halted', async () => {
  await project.waves('sim', 'break', 'fail', 'lab-2', 'type=aws_wafv2_web_acl');
  const ran = (await project.waves('run', release)).expect(8, 'budget-spent', 'apply-failed');
  expect(Object.fromEntries(rows(ran))).toMatchObject({ 'lab-2': 'failed', 'lab-4': 'pending' });
  expect(reached()).not.toContain('lab-4');
  (await project.waves('run', release)).expect(8, 'budget-spent');
  expect(reached()).not.toContain('lab-4');
});

test('S04.5 a failure within the budget lets the others of the wave start, and not the next wave', async () => {
  contract('concurrency: 1, failureBudget: 1');
  await project.waves('sim', 'break', 'fail', 'lab-1', 'type=aws_wafv2_web_acl');
  const ran = (await project.waves('run', release)).expect(1, 'apply-failed');
  expect(Object.fromEntries(rows(ran))).toEqual({
    'lab-1': 'failed',
    'lab-2': 'verified',
    'lab-3': 'verified',
    'lab-4': 'pending',
  });
  await project.waves('sim', 'break', 'nothing');
  const id = promotionOf(ran).promotion;
  (await project.waves('retry', id, '--stack', stackIn('lab-1'), '--reason', 'mended', '--as', 'pavel')).expect(0);
  (await promote(project, release)).expect(0);
  expect(reached()).toEqual(labs);
});

test('S04.5 a strict wave never has more applies at once than its budget and one', async () => {
  contract('strict: true, concurrency: 3');
  await project.waves('sim', 'break', 'slow', 'ms=400', 'type=aws_wafv2_web_acl');
  (await project.waves('run', release)).expect(0);
  const facts = (await project.facts()).map(({ fact }) => fact);
  const afterStart = facts.slice(facts.findLastIndex(({ type }) => type === 'promotion-started'));
  expect(afterStart.filter(({ type }) => type === 'apply-intended')).toHaveLength(4);
  expect(overlap(afterStart)).toBe(1);
});

function overlap(facts: readonly { type: string }[]): number {
  let running = 0;
  return facts.reduce((most, { type }) => {
    if (type === 'apply-intended') running += 1;
    if (type === 'apply-finished') running -= 1;
    return Math.max(most, running);
  }, 0);
}

test('S04.6 the canary account goes first and alone', async () => {
  contract('canary: lab-3');
  (await project.waves('run', release)).expect(0);
  const facts = await project.facts();
  const begun = facts.slice(facts.findLastIndex(({ fact }) => fact.type === 'promotion-started'));
  const at = (type: string, account: string) =>
    begun.find(({ fact }) => fact.type === type && 'stack' in fact && fact.stack === stackIn(account))?.sequence ?? -1;
  expect(at('verified', 'lab-3')).toBeGreaterThan(0);
  for (const account of ['lab-1', 'lab-2']) {
    expect(at('apply-intended', account)).toBeGreaterThan(at('verified', 'lab-3'));
  }
});

test('S04.6 a canary that fails stops its wave', async () => {
  contract('canary: lab-3, failureBudget: 2');
  await project.waves('sim', 'break', 'fail', 'lab-3', 'type=aws_wafv2_web_acl');
  const ran = (await project.waves('run', release)).expect(1, 'apply-failed', 'not-its-turn');
  expect(reached()).toEqual([]);
  expect(rows(ran).get('lab-3')).toBe('failed');
});

const hour = 3_600_000;
const instant = (at: number) => new Date(at).toISOString();

/** The first wave of two accounts verified 40 minutes apart, and a soak of one hour. Answers the first moment. */
async function soaking(): Promise<number> {
  const waves =
    'waves:\n  - { name: first, accounts: [lab-1, lab-2], soak: 1h }\n  - { name: second, accounts: [lab-3, lab-4] }\n';
  project.commit({ 'waves/network-edge.yaml': waves }, { message: 'Soak' });
  const start = Math.ceil(Date.now() / 60_000) * 60_000 + 60_000;
  await project.waves('run', release, '--stack', stackIn('lab-1'), '--now', instant(start));
  const ran = await project.waves('run', release, '--stack', stackIn('lab-2'), '--now', instant(start + 40 * 60_000));
  ran.expect(3, 'soaking');
  return start;
}

test('S04.8 S18.5 the soak begins when the last account is verified, and a tick ends it without any server', async () => {
  const start = await soaking();
  const until = start + 40 * 60_000 + hour;
  const early = (await project.waves('run', release, '--now', instant(until - 1000))).expect(3, 'soaking');
  expect(early.reasons.find(({ code }) => code === 'soaking')?.until).toBe(isoText(until));
  expect(reached()).toEqual(['lab-1', 'lab-2']);
  (await project.waves('tick', '--now', instant(until))).expect(0);
  expect(reached()).toEqual(labs);
});

test('S16.5 drift found at the end of a soak starts it anew', async () => {
  const start = await soaking();
  const until = start + 40 * 60_000 + hour;
  const address = 'module.network_edge.aws_lb.edge[0]';
  await project.waves('sim', 'poke', 'lab-1', address, 'idle_timeout=400');
  const drifted = (await project.waves('tick', '--now', instant(until))).expect(3, 'soaking');
  expect(drifted.reasons.find(({ code }) => code === 'soaking')?.until).toBe(isoText(until + hour));
  await project.waves('sim', 'poke', 'lab-1', address, 'idle_timeout=60');
  (await project.waves('tick', '--now', instant(until + hour - 1000))).expect(3, 'soaking');
  expect(reached()).toEqual(['lab-1', 'lab-2']);
  (await project.waves('tick', '--now', instant(until + hour))).expect(0);
  expect(reached()).toEqual(labs);
});
