import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { nobody } from '../../src/domain/approval-need.ts';
import type { ClassificationException } from '../../src/domain/classification/exceptions.ts';
import { emptyLedger, fold } from '../../src/domain/promotion/fold.ts';
import { judge, summaryOf } from '../../src/domain/risk/judge.ts';
import { besidePlan } from '../../src/parts/classified.ts';
import { readPlan } from '../../src/wire.ts';
import { fixture, fixtureAnalysis } from '../domain/plan/plans.ts';
import { production } from '../domain/risk/judging.ts';
import { id, quiet, rules, type Story, sandbox, standard, startedStory } from '../views/story.ts';
import { give, wireOver } from './command-line.ts';

const day = 86_400_000;
const end = Date.UTC(2026, 11, 1);
const exception: ClassificationException = {
  name: 'E-12',
  module: 'network-edge',
  stacks: ['*'],
  to: 'normal',
  approvedBy: 'bob',
  role: 'security-owner',
  reason: 'the rule set is wrong about it',
  expires: end,
};
const governed = { ...rules, exceptions: [exception] };

/** What is recorded of a plan of a stack that is judged at a moment, under the rules above. */
function judgedAt(stack: string, at: number) {
  const written = { stack, folder: `stacks/${stack}`, edits: [], companions: [] };
  const beside = besidePlan({ rules: governed, module: 'network-edge', written, at });
  const plan = fixtureAnalysis('network-edge-2.5.0');
  const inputs = { environment: production, policies: [], module: 'network-edge', accounts: {}, ...beside };
  return summaryOf(judge(plan, inputs));
}

function judged(story: Story, ...stacks: readonly (readonly [string, number])[]): Story {
  return stacks.reduce((so, [stack, at]) => so.judged(stack, undefined, judgedAt(stack, at)), story);
}

/** Two stacks while the exception stands, and one the moment it ends. */
const told = judged(startedStory(), [sandbox, end - day], [quiet, end - 1], [standard[0], end]);
const wire = wireOver(told, {
  now: () => end - 1,
  definitions: async () => ({ commit: 'c', definitions: { rules: governed, stacks: [] } as never }),
});
const ask = (...argv: readonly string[]) => give(argv, { wire });
const twice = 'lowered from high to normal by exception E-12, approved by bob until 2026-12-01T00:00:00Z: used 2 times';

describe('S14.5 an exception that lowers is seen, and its uses are counted', () => {
  test.each([
    ['status', ['status', id]],
    ['why', ['why', id]],
    ['audit reconstruct', ['audit', 'reconstruct', id]],
    ['inbox', ['inbox', '--role', 'security-owner']],
  ])('in %s, for the plans it lowered and no other', async (_, argv) => {
    const { out } = await ask(...argv);
    const lines = out.split('\n').filter((line) => line.includes(twice));
    expect(lines.map((line) => line.trim().split(' ')[0])).toEqual([sandbox, quiet]);
  });

  test('in JSON too', async () => {
    const view = {
      stack: sandbox,
      plan: told.dOf(sandbox),
      exception: 'E-12',
      from: 'high',
      to: 'normal',
      used: 2,
      until: '2026-12-01T00:00:00Z',
    };
    const [status, why, inbox] = [
      await ask('status', id, '--json'),
      await ask('why', id, '--json'),
      await ask('inbox', '--json'),
    ];
    expect(status.document).toMatchObject({ promotion: { lowered: [view, { stack: quiet }] } });
    expect(why.document).toMatchObject({ promotions: [{ lowered: [view, { stack: quiet }] }] });
    const items = inbox.document.items as readonly { readonly plans: readonly { readonly lowered?: object }[] }[];
    expect(items[0]?.plans.map(({ lowered }) => lowered !== undefined)).toEqual([true, true, false]);
  });

  test('in the history, which knows no later use', async () => {
    const { out } = await ask('audit', 'reconstruct', id);
    const history = out.slice(out.indexOf('\nhistory\n')).split('\n');
    const lines = history.filter((line) => line.includes('judged normal'));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/, lowered from high to normal by exception E-12, approved by bob until [-T:0-9]+Z$/);
    expect(history.filter((line) => line.includes('judged high'))).toHaveLength(1);
  });
});

test('expired, it lowers nothing', () => {
  expect([judgedAt(quiet, end - 1).class, judgedAt(quiet, end).class]).toEqual(['normal', 'high']);
  expect(judgedAt(quiet, end)).not.toHaveProperty('lowered');
});

describe('waves exception list', () => {
  test('says who approved it, until when, and every use', async () => {
    const { exit, out, document } = await ask('exception', 'list', '--json');
    expect([exit, out.split('\n')]).toEqual([0, expect.any(Array)]);
    expect(document.exceptions).toMatchObject([
      {
        exception: 'E-12',
        state: 'stands',
        approvedBy: 'bob',
        role: 'security-owner',
        until: '2026-12-01T00:00:00Z',
        used: 2,
        uses: [
          { entry: 6, promotion: id, stack: sandbox, plan: told.dOf(sandbox), from: 'high', to: 'normal' },
          { entry: 9, promotion: id, stack: quiet },
        ],
      },
    ]);
    const text = (await ask('exception', 'list')).out;
    expect(text).toContain(
      'E-12 · until 2026-12-01T00:00:00Z · used 2 times\n  lowers to normal for network-edge in *',
    );
    expect(text).toMatch(/\n {2}entry 6 .* high → normal\n {2}entry 9 /);
  });

  test('tells one that lapsed, one that nobody used, and one that the rules name no more', async () => {
    const unused = { ...exception, name: 'E-13', expires: end - 1 };
    const { out } = await give(['exception', 'list'], {
      wire: wireOver(told, {
        now: () => end - 1,
        definitions: async () => ({ commit: 'c', definitions: { rules: { ...rules, exceptions: [unused] } } as never }),
      }),
    });
    expect(out).toContain('E-13 · expired 2026-11-30T23:59:59.999Z · unused\n');
    expect(out).toContain('E-12 · no longer in the rules, was until 2026-12-01T00:00:00Z · used 2 times\n');
  });

  test('says so where there is none', async () => {
    expect((await give(['exception', 'list'], { wire: wireOver(startedStory()) })).out).toBe(
      'no exception is written, and none was ever used',
    );
  });
});

test('a plan that is judged again is no further use, and another plan of the stack is one', () => {
  const again = told.entries.at(5);
  if (!again) throw new TypeError('nothing was judged');
  const known = told.ledger;
  const once = fold(known, [{ ...again, sequence: known.head.sequence + 1 }]);
  expect(once.lowerings).toEqual(known.lowerings);
  const anew = judged(startedStory(), [sandbox, end - day], [sandbox, end - day]);
  expect(new Set(anew.ledger.lowerings.map(({ d }) => d)).size).toBe(2);
});

test('the count is of the ledger alone: folded entry by entry or at once, it is the same', () => {
  const stepwise = told.entries.reduce((state, entry) => fold(state, [entry]), emptyLedger);
  expect(stepwise.lowerings).toEqual(fold(emptyLedger, told.entries).lowerings);
  expect(stepwise.lowerings.map(({ stack }) => stack)).toEqual([sandbox, quiet]);
});

describe('in a comment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'exceptions-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'plan.json');

  test('a lowered plan stands apart from an equal one that was not, and says by whose leave', async () => {
    writeFileSync(file, fixture('network-edge-2.5.0'));
    const argv = ['comment', '--promotion', id, `${quiet}=${file}`, `${standard[0]}=${file}`];
    const { out } = await give(argv, { wire: { ...wire, readPlan } });
    expect(out.replaceAll('&#58;', ':')).toContain(`**Exception**: in the ledger ${twice}`);
    expect(out.split('**Exception**')).toHaveLength(2);
    expect(out).toContain('each with a change of its own');
  });

  test('one that nobody lowered says nothing of it', async () => {
    writeFileSync(file, fixture('network-edge-2.5.0'));
    const plain = startedStory().judged(quiet, nobody);
    const out = await give(['comment', '--promotion', id, `${quiet}=${file}`], {
      wire: {
        ...wireOver(plain, { definitions: async () => ({ commit: 'c', definitions: { rules, stacks: [] } as never }) }),
        readPlan,
      },
    });
    expect(out.out).toContain(quiet);
    expect(out.out).not.toContain('Exception');
  });
});
