import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commentOf } from '../../src/views/comment/comment.ts';
import { readPlan } from '../../src/wire.ts';
import { fixture, fixtureAnalysis } from '../domain/plan/plans.ts';
import { comment as of, ofRows } from '../views/comment/made.ts';
import { id, standard, startedStory } from '../views/story.ts';
import { give, nowhere, wireOver } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'comment-'));
const wire = { ...nowhere, readPlan };
const at = (name: string) => join(folder, name);
const comment = (...argv: readonly string[]) =>
  give(['comment', ...argv], { wire, env: { GITHUB_STEP_SUMMARY: at('summary.md') } });

beforeAll(() => {
  for (const account of ['prod-01', 'prod-02', 'prod-03'])
    mkdirSync(at(`plans/${account}/network-edge`), { recursive: true });
  const plan = fixture('network-edge-2.5.0');
  writeFileSync(at('plans/prod-01/network-edge.json'), plan);
  writeFileSync(at('plans/prod-02/network-edge/plan.json'), plan);
  const analysis = JSON.stringify(fixtureAnalysis('network-edge-2.4.0-drifted'));
  const result = { request: 'r', purpose: 'promote', finishedAt: 1, status: 'ok', analysis };
  writeFileSync(at('plans/prod-03/network-edge/result.json'), JSON.stringify(result));
  writeFileSync(at('summary.md'), 'before\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a folder of plans and results is one comment, equal stacks together', async () => {
  const { exit, out, document } = await comment('--from', at('plans'), '--module', 'network-edge', '--json');
  expect([exit, out.split('\n')]).toEqual([0, expect.any(Array)]);
  expect(document.comment).toMatchObject({
    says: 'changes',
    detail: 'full',
    left_out: [],
    groups: [
      { stacks: ['prod-03/network-edge'] },
      { stacks: ['prod-01/network-edge', 'prod-02/network-edge'], equal: true },
    ],
    text: expect.stringContaining('the same change in 2 of 3 stacks; 1 differs'),
  });
  const printed = await comment('--from', at('plans'), '--module', 'network-edge');
  expect(`${printed.out}\n`).toBe((document.comment as { text: string }).text);
});

test('a comment goes to a file, to the job summary and as counts to GitLab', async () => {
  const { exit, out, err } = await comment(
    at('plans/prod-01/network-edge.json'),
    ...['--out', at('out.md'), '--summary', '--gitlab-report', at('report.json'), '--forge', 'gitlab'],
  );
  expect([exit, out]).toEqual([0, '']);
  expect(err).toContain('written: ');
  const text = readFileSync(at('out.md'), 'utf8');
  expect(text).toMatch(/^<!-- waves:comment \{/);
  expect(readFileSync(at('summary.md'), 'utf8')).toBe(`before\n${text}`);
  expect(JSON.parse(readFileSync(at('report.json'), 'utf8'))).toEqual({ create: 2, update: 1, delete: 0 });
});

test('--dry-run prints and writes nothing', async () => {
  const { out } = await comment(at('plans/prod-01/network-edge.json'), '--out', at('none.md'), '--dry-run');
  expect(out).toMatch(/^<!-- waves:comment /);
  expect(() => readFileSync(at('none.md'))).toThrow();
});

test('the digest of the comment that stood there is kept in the marker', async () => {
  const before = commentOf(of([ofRows('a', { address: 'aws_lb.a', actions: ['create'] })]));
  writeFileSync(at('before.md'), before.text);
  const { out } = await comment(at('plans/prod-01/network-edge.json'), '--previous', at('before.md'));
  expect(out.split('\n')[0]).toContain(`"earlier":["${before.digest}"]`);
});

test('--stale marks a comment as one of an older commit, and refuses what is none', async () => {
  writeFileSync(at('standing.md'), commentOf(of([], { head: 'a'.repeat(40) })).text);
  const { exit, out } = await comment('--stale', at('standing.md'), '--head', 'b'.repeat(40));
  expect([exit, out.split('\n')[1]]).toEqual([
    0,
    expect.stringMatching(/^\*\*Stale\*\*: .*<code>bbbbbbbbbbbb<\/code> was pushed since/),
  ]);
  expect((await comment('--stale', at('standing.md'))).err).toContain('--stale needs --head');
  expect((await comment('--stale', at('summary.md'), '--head', 'b')).err).toContain('is no comment of waves');
});

test('a stack that has no plan is told with its cause, and everything else is shown', async () => {
  const failed = {
    request: 'r',
    purpose: 'promote',
    finishedAt: 1,
    status: 'failed',
    code: 'engine-failed',
    say: 'no such variable',
  };
  writeFileSync(at('failed.json'), JSON.stringify(failed));
  const { out } = await comment(`prod-04/network-edge=${at('failed.json')}`, at('plans/prod-01/network-edge.json'));
  expect(out).toContain('**1 of 2 stacks could not be planned**');
  expect(out).toContain('- <code>prod-04/network-edge</code> has no plan: no such variable');
});

test('without files a promotion gives the plans that the ledger knows', async () => {
  const story = startedStory().judged(standard[0]).judged(standard[1]);
  const analysis = fixtureAnalysis('network-edge-2.5.0');
  const open = {
    definitions: async () => ({
      commit: 'c',
      definitions: { rules: (await import('../views/story.ts')).rules, stacks: [] } as never,
    }),
    analyses: async () => new Map([standard[0], standard[1]].map((stack) => [stack, analysis])),
  };
  const ask = (more: typeof open) => give(['comment', '--promotion', id], { wire: wireOver(story, more) });
  const { exit, out } = await ask(open);
  const d = story.promotion.stacks.get(standard[0])?.judged?.d ?? '';
  expect(exit).toBe(0);
  expect(out).toContain(`<code>${standard[0]}</code> plan <code>${d.slice(7, 19)}</code>`);
  expect(out).toContain('module.network_edge.aws_wafv2_web_acl.edge');
  const none = await ask({ ...open, analyses: async () => new Map() });
  expect([none.exit, none.err]).toEqual([64, expect.stringContaining('no plan is named')]);
});

test('a promotion gives the digests of its plans, who is asked, and the command', async () => {
  const story = startedStory().judged(standard[0]).judged(standard[1]);
  const { out } = await give(
    [
      'comment',
      `${standard[0]}=${at('plans/prod-01/network-edge.json')}`,
      `${standard[1]}=${at('plans/prod-01/network-edge.json')}`,
      '--promotion',
      id,
    ],
    {
      wire: {
        ...wireOver(story, {
          definitions: async () => ({
            commit: 'c',
            definitions: { rules: (await import('../views/story.ts')).rules, stacks: [] } as never,
          }),
        }),
        readPlan,
      },
    },
  );
  const d = story.promotion.stacks.get(standard[0])?.judged?.d ?? '';
  expect(out).toContain(`<code>${standard[0]}</code> plan <code>${d.slice(7, 19)}</code>`);
  expect(out).toMatch(new RegExp(`^\\$ waves approve ${id} --plan [0-9a-f]{12} --role `, 'm'));
  expect(out).toContain('**Waits for <code>');
});

test.each([
  [[], 'no plan is named'],
  [['--from', '/not/there'], 'cannot be read'],
  [['a=x.json', 'a=y.json'], 'two files are of stack a'],
  [['not-there.json'], 'cannot be read'],
])('%j is refused', async (argv, say) => {
  const { exit, err } = await comment(...argv);
  expect([exit, err]).toEqual([64, expect.stringContaining(say)]);
});

test('--summary outside of a job is refused', async () => {
  const { exit, err } = await give(['comment', at('plans/prod-01/network-edge.json'), '--summary'], { wire });
  expect([exit, err]).toEqual([64, expect.stringContaining('GITHUB_STEP_SUMMARY')]);
});
