import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  account,
  expectAccounted,
  expectHelpful,
  first,
  hook,
  judgedIn,
  makeUnlucky,
  second,
  stack,
  unhook,
  untilApproved,
} from './bad-luck.ts';
import { approveAll, approveDestruction, promote } from './people.ts';
import type { Project } from './project.ts';
import type { Ran } from './ran.ts';

let project: Project;

beforeAll(async () => {
  project = await makeUnlucky();
  (await promote(project, first)).expect(0);
  await untilApproved(project, second);
});

beforeEach(() => project.restore('approved'));
afterAll(() => project?.remove());

const run = () => project.waves('run', second);
const breaks = async (...args: readonly string[]) => (await project.waves('sim', 'break', ...args)).expect(0);

async function settle(...more: readonly string[]): Promise<Ran> {
  const { promotion } = await judgedIn(project);
  return project.waves('settle', promotion, '--stack', stack, ...more);
}

async function intents(): Promise<number> {
  return (await project.facts('apply-intended')).filter(({ fact }) => fact.stack === stack).length;
}

/** After a failure a retry plans anew, everybody is asked again, and then it goes through. */
async function expectRetried(approve: () => Promise<unknown> = () => approveAll(project)): Promise<void> {
  const { promotion, d } = await judgedIn(project);
  const before = await intents();
  expectHelpful((await run()).expect(8, 'apply-failed', 'budget-spent'));
  (await project.waves('retry', promotion, '--stack', stack, '--reason', 'mended')).expect(0);
  (await run()).expect(3, 'awaiting-approval');
  expect((await judgedIn(project)).d).not.toBe(d);
  expect(await intents()).toBe(before);
  await approve();
  (await run()).expect(0);
  await expectAccounted(project);
}

describe('an apply that ends half-way', () => {
  test('with one resource refused: failed, told, and tried again only after a new yes', async () => {
    await breaks('fail', account, 'at=2');
    const ran = (await run()).expect(8, 'apply-failed', 'budget-spent');
    expectHelpful(ran);
    const [finished] = (await project.facts('apply-finished')).slice(-1);
    expect(finished?.fact.outcome).toMatchObject({ result: 'failed', changed: true });
    await breaks('nothing');
    await expectRetried();
  });

  test('with a tainted resource: the new plan replaces it, and says so', async () => {
    await breaks('taint', account, 'type=aws_wafv2_web_acl');
    (await run()).expect(8, 'apply-failed', 'budget-spent');
    await breaks('nothing');
    await expectRetried(() => approveDestruction(project, 'network-edge'));
    expect((await judgedIn(project)).summary.counts.replace).toBe(1);
  });

  test('with a provider that dies: nobody knows, and nothing more is tried', async () => {
    await breaks('die', account, 'at=2', 'when=after');
    const ran = (await run()).expect(8, 'outcome-unknown');
    expectHelpful(ran);
    await breaks('nothing');
    const before = project.effects().length;
    (await run()).expect(8, 'outcome-unknown');
    expect(project.effects()).toHaveLength(before);
    expect((await settle()).expect(8, 'outcome-unknown').reasons[0]?.fix).toContain('--accept-partial');
    await expectAccounted(project);
  });
});

describe('the ways out of unknown', () => {
  test('as applied: the engine had done it all, and the pin lands', async () => {
    hook(project, 'apply', '"$engine" "$@"; kill -9 $$');
    (await run()).expect(8, 'outcome-unknown');
    unhook(project);
    const applied = project.effects().length;
    (await settle()).expect(0);
    expect((await project.facts('settled')).at(-1)?.fact).toMatchObject({
      how: 'compared',
      outcome: { result: 'succeeded' },
    });
    (await run()).expect(0);
    expect(project.effects()).toHaveLength(applied);
    expect(await project.facts('pin-landed')).toHaveLength(2);
    await expectAccounted(project);
  });

  test.each([
    ['crashed', 'exit 3'],
    ['was killed', 'kill -9 $$'],
  ])('as before: the engine %s before it did anything, which is a failure to try again', async (_, lines) => {
    const before = project.effects().length;
    hook(project, 'apply', lines);
    (await run()).expect(8, 'outcome-unknown');
    unhook(project);
    (await settle()).expect(0);
    expect((await project.facts('settled')).at(-1)?.fact).toMatchObject({
      how: 'compared',
      outcome: { result: 'failed' },
    });
    expect(project.effects()).toHaveLength(before);
    await expectRetried();
  });

  test('between the two: one person is not enough, and never the same person twice', async () => {
    await breaks('fail', account, 'at=2');
    hook(project, 'apply', '"$engine" "$@"; kill -9 $$');
    (await run()).expect(8, 'outcome-unknown');
    unhook(project);
    await breaks('nothing');
    expectHelpful((await settle()).expect(8, 'outcome-unknown'));
    const accept = ['--accept-partial', '--reason', 'looked at it'] as const;
    for (const person of ['pavel', 'pavel']) {
      (await settle(...accept, '--as', person)).expect(0);
      (await run()).expect(8, 'outcome-unknown');
    }
    expect(await project.facts('settled')).toEqual([]);
    (await settle(...accept, '--as', 'selma')).expect(0);
    const [settled] = await project.facts('settled');
    expect(settled?.fact.how).toBe('accepted-partial');
    expect(settled?.fact.acts.map(({ act }) => act.by)).toEqual(['pavel', 'selma']);
    await expectRetried();
  });
});
