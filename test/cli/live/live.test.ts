import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liveLines } from '../../../src/cli/print/live.ts';
import { displayWidth } from '../../../src/cli/print/width.ts';
import { liveOf, rowsOf } from '../../../src/views/live.ts';
import type { LiveRow } from '../../../src/views/live-row.ts';
import { id, pausedStory, quiet, sandbox, standard, startedStory } from '../../views/story.ts';
import { kinds, linesOf, liveWith, now, row } from './lines-of.ts';

const few = liveWith({
  sandbox: [row('sandbox-01/network-edge', kinds.done)],
  'low-risk-prod': [
    row('prod-noncritical-01/network-edge', kinds.applying),
    row('prod-noncritical-02/network-edge', kinds.failed),
    row('prod-noncritical-03/network-edge', kinds.waiting),
    row('prod-noncritical-04/network-edge', kinds.planning),
  ],
  'standard-prod': [row('prod-standard-01/network-edge'), row('prod-standard-02/network-edge')],
});

const stackNames = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `account-${String(index + 1).padStart(3, '0')}/network-edge`);

function many(count: number): ReturnType<typeof liveWith> {
  const names = stackNames(count);
  const tenth = Math.ceil(count / 10);
  const kindOf = (index: number) => {
    if (index < tenth) return kinds.done;
    if (index === tenth) return kinds.failed;
    if (index < tenth + 5) return kinds.applying;
    return index < tenth + 7 ? kinds.waiting : kinds.pending;
  };
  return liveWith({
    first: names.slice(0, tenth).map((name, index) => row(name, kindOf(index))),
    second: names.slice(tenth).map((name, index) => row(name, kindOf(index + tenth))),
  });
}

test.each([
  ['80x24', few, [80, 24]],
  ['120x24', few, [120, 24]],
  ['50x24', few, [50, 24]],
  ['20x24', few, [20, 24]],
  ['80x9', few, [80, 9]],
  ['80x2', few, [80, 2]],
  ['40-stacks-in-80x24', many(40), [80, 24]],
  ['600-stacks-in-80x12', many(600), [80, 12]],
] as const)('a promotion on a screen: %s', async (name, live, size) => {
  await expect(`${linesOf(live, size).join('\n')}\n`).toMatchFileSnapshot(`text/${name}.txt`);
});

const names = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '漢字/ネットワーク',
    'e\u0301e\u0301/edge',
    'a\tb',
    'a\u001b[2Jb',
    'a\nb\r\nc',
    '👩‍👩‍👧/edge',
    'x'.repeat(300),
  ),
);
const anyRow = fc
  .record({ stack: names, wave: names, kind: fc.constantFrom(...Object.values(kinds)), step: names })
  .map(({ kind, ...rest }): LiveRow => ({ ...row(''), ...kind, ...rest }));

test('no row is wider than the screen and no frame higher, whatever is written in them', () => {
  const size = fc.record({ width: fc.integer({ min: 2, max: 140 }), height: fc.integer({ min: 1, max: 40 }) });
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 60 }), names, size, (rows, waiting, { width, height }) => {
      const live = { ...liveWith({ one: rows.slice(0, 20), two: rows.slice(20) }), waiting };
      const lines = liveLines(live, { now, elapsedMs: 0, width, height }).map(({ text }) => text);
      expect(lines.length).toBeLessThanOrEqual(Math.max(1, height - 1));
      for (const line of lines) {
        expect(displayWidth(line)).toBeLessThan(width);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point.
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }
    }),
  );
});

test('what failed, runs and waits is seen before what is only long', () => {
  const lines = linesOf(many(600), [80, 12]);
  expect(lines.filter((line) => line.includes('the engine ended'))).toHaveLength(1);
  expect(lines.filter((line) => / applying .*~/.test(line))).toHaveLength(4);
  expect(lines.at(-1)).toMatch(/^waiting for: /);
});

const rowOf = (story: ReturnType<typeof startedStory>, stack: string): LiveRow | undefined =>
  rowsOf(liveOf(story.ledger, [id])).find((one) => one.stack === stack);

test('a row says what is done or waited for, since when, and how long it took elsewhere', () => {
  const story = pausedStory();
  expect(rowOf(story, sandbox)).toMatchObject({ mood: 'done', state: 'verified' });
  expect(rowOf(story, quiet)).toMatchObject({
    mood: 'waiting',
    step: expect.stringMatching(/^waits for platform-owner, security-owner · plan [0-9a-f]{12}$/),
  });
  story.approved([quiet], 'alice', 'platform-owner');
  expect(rowOf(story, quiet)?.step).toMatch(/^waits for security-owner · plan/);
  story.approved([quiet], 'bob', 'security-owner');
  expect(rowOf(story, quiet)?.step).toBe('approved');
  const about = { promotion: id, stack: quiet, d: story.dOf(quiet) };
  story.add({ type: 'apply-intended', ...about, lockKey: 'k', approvals: [], gathered: [], runFolder: '/r' });
  expect(rowOf(story, quiet)).toMatchObject({ mood: 'running', step: 'applying', since: story.now - 60_000 });
  // The sandbox was applied in a minute.
  expect(rowOf(story, quiet)?.estimateMs).toBe(60_000);
  expect(liveOf(story.ledger, [id]).waiting).toBe('applying (1)');
  story.add({ type: 'apply-finished', ...about, outcome: { result: 'failed', say: 'it broke' }, late: false });
  expect(rowOf(story, quiet)).toMatchObject({ mood: 'failed', step: 'it broke' });
});

test('an apply that was begun and is not yet in the ledger is starting, and one that is in it applies', () => {
  const story = pausedStory();
  const stepOf = () => rowsOf(liveOf(story.ledger, [id], new Set([quiet]))).find(({ stack }) => stack === quiet)?.step;
  expect(stepOf()).toBe('starting the apply');
  const about = { promotion: id, stack: quiet, d: story.dOf(quiet) };
  story.add({ type: 'apply-intended', ...about, lockKey: 'k', approvals: [], gathered: [], runFolder: '/r' });
  expect(stepOf()).toBe('applying');
});

test('before the first apply of a module there is no estimate', () => {
  const story = startedStory().judged(sandbox);
  const about = { promotion: id, stack: sandbox, d: story.dOf(sandbox) };
  story.add({ type: 'apply-intended', ...about, lockKey: 'k', approvals: [], gathered: [], runFolder: '/r' });
  expect(rowOf(story, sandbox)?.estimateMs).toBeUndefined();
});

test('whom it waits for is counted, the most asked first, and a pause says who paused it', () => {
  const story = startedStory().judged(standard[0]).judged(standard[1]);
  expect(liveOf(story.ledger, [id]).waiting).toBe('platform-owner (2) · security-owner (2)');
  expect(liveOf(startedStory().ledger, [id]).waiting).toBe('nothing');
});
