import { expect, test } from 'vitest';
import { id, quiet, release, sandbox, startedStory } from '../views/story.ts';
import { give, recordingActs, wireOver } from './command-line.ts';

/** A plan that destroys in production, and one that does not. */
function given() {
  const story = startedStory().judged(quiet, undefined, { destructive: true }).judged(sandbox);
  const { act, orders } = recordingActs();
  const digits = (stack: string) => story.dOf(stack).replace('sha256:', '').slice(0, 12);
  const approve = (stack: string, ...more: string[]) => ['approve', id, '--plan', digits(stack), ...more];
  return { wire: wireOver(story, { act }), orders, approve };
}

test('what destroys nothing is approved without a question', async () => {
  const { wire, orders, approve } = given();
  const ask = () => Promise.reject(new TypeError('nobody was to be asked'));
  expect((await give(approve(sandbox), { wire, ask })).exit).toBe(0);
  expect(orders).toHaveLength(1);
});

test('without a terminal the module is named by a flag, and nothing is approved before', async () => {
  const { wire, orders, approve } = given();
  const ran = await give(approve(quiet), { wire });
  expect([ran.exit, ran.err]).toEqual([64, expect.stringContaining(`--destroys ${release.module}`)]);
  expect(ran.err).toContain(`${quiet} (+2 ~1) destroys in production`);
  const wrong = await give(approve(quiet, '--destroys', 'network'), { wire });
  expect([wrong.exit, wrong.err]).toEqual([64, expect.stringContaining('"network" is not the name')]);
  expect(orders).toEqual([]);
  expect((await give(approve(quiet, '--destroys', release.module), { wire })).exit).toBe(0);
  expect(orders).toHaveLength(1);
});

test.each([
  [`${release.module}\r`, 0],
  [`  ${release.module} `, 0],
  ['yes', 64],
  ['', 64],
  [undefined, 64],
])('at a terminal, %j typed ends with %i', async (typed, exit) => {
  const { wire, orders, approve } = given();
  const asked: string[] = [];
  const ask = async (question: string) => {
    asked.push(question);
    return typed;
  };
  const ran = await give(approve(quiet), { wire, ask });
  expect([ran.exit, asked, orders.length]).toEqual([
    exit,
    [expect.stringContaining(release.module)],
    exit === 0 ? 1 : 0,
  ]);
  expect(ran.err).toContain(`${quiet} (+2 ~1) destroys in production`);
});

test.each([
  [['--json'], {}],
  [['--no-input'], {}],
  [[], { WAVES_NO_INPUT: '1' }],
  [[], { CI: 'true' }],
])('nobody is asked with %j and %j', async (flags, env) => {
  const { wire, orders, approve } = given();
  const ask = () => Promise.reject(new TypeError('nobody was to be asked'));
  const ran = await give(approve(quiet, ...flags), { wire, env, ask });
  expect([ran.exit, orders]).toEqual([64, []]);
});

test('a name that is not that of the module is a mistake where nothing is destroyed, too', async () => {
  const { wire, approve } = given();
  expect((await give(approve(sandbox, '--destroys', 'web'), { wire })).exit).toBe(64);
});
