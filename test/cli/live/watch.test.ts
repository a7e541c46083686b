import { expect, test } from 'vitest';
import type { Story } from '../../views/story.ts';
import { id, pausedStory, quiet, standard, startedStory } from '../../views/story.ts';
import { give, wireOver } from '../command-line.ts';

/** A ledger that grows by itself: each look sees one more of these steps. */
function growing(story: Story, steps: readonly ((story: Story) => void)[]) {
  let looks = 0;
  return async () => {
    steps[looks]?.(story);
    looks += 1;
    return story.ledger;
  };
}

const over = (story: Story): void => void story.add({ type: 'promotion-released', promotion: id });

test('watching tells each change once, until the promotion is over, and ends with the status', async () => {
  const story = pausedStory();
  const grown = growing(story, [
    () => {},
    () => {},
    (at) => at.approved([quiet], 'alice', 'platform-owner'),
    () => {},
    over,
  ]);
  const ran = await give(['status', id, '--watch'], { wire: wireOver(story, { state: grown }) });
  expect(ran.exit).toBe(0);
  const told = ran.err.split('\n').map((line) => line.replace(/^\S+Z \S+ {2}/, ''));
  expect(told).toEqual([
    expect.stringMatching(/^sandbox {2}sandbox-01\/network-edge {2}verified$/),
    expect.stringMatching(/^low-risk-prod .* waits for platform-owner, security-owner · plan /),
    expect.stringMatching(/^low-risk-prod .* waits for security-owner · plan /),
  ]);
  expect(ran.out).toContain('released');
});

test('as JSON each change is a line of a stream, and the document is the last', async () => {
  const story = startedStory();
  const grown = growing(story, [() => {}, (at) => at.judged(standard[0]), over]);
  const ran = await give(['status', '--watch', '--json'], { wire: wireOver(story, { state: grown }) });
  const lines = ran.out.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toMatchObject([
    { type: 'changed', level: 'info', promotion: id, stack: standard[0] },
    { verdict: 'done', promotions: [{ promotion: id, state: 'released' }] },
  ]);
  expect(ran.err).toBe('');
});

test('Ctrl-C ends it with what there is', async () => {
  const story = pausedStory();
  const ctrlC = new AbortController();
  setTimeout(() => ctrlC.abort('SIGINT'), 50);
  const ran = await give(['status', '--watch'], { wire: wireOver(story, { stop: ctrlC.signal }) });
  expect([ran.exit, ran.out]).toEqual([130, expect.stringContaining(id)]);
});

test('where nothing is open there is nothing to wait for; what is not known is no promotion', async () => {
  const story = startedStory();
  over(story);
  expect((await give(['status', '--watch'], { wire: wireOver(story) })).exit).toBe(0);
  expect((await give(['status', 'p-none', '--watch'], { wire: wireOver(story) })).exit).toBe(64);
});

function logOf(...parts: readonly string[]) {
  let looks = 0;
  return async () => {
    looks += 1;
    return parts.slice(0, looks).join('');
  };
}

test('a followed log is told line by line as it grows, each once and none that is not yet whole', async () => {
  const story = pausedStory();
  const grown = growing(story, [() => {}, () => {}, () => {}, over]);
  const log = logOf('one\ntwo\n', 'thr', 'ee\n\u001b[31mfour\n');
  for (const flag of ['-f', '--follow']) {
    const ran = await give(['logs', id, quiet, flag], { wire: wireOver(story, { state: grown, log }) });
    expect(ran.exit).toBe(0);
    if (flag === '-f') expect(ran.out.split('\n')).toEqual(['one', 'two', 'three', '\ufffd[31mfour']);
  }
});

test('a log is followed to its end and no longer than somebody wants', async () => {
  const story = pausedStory();
  const ctrlC = new AbortController();
  setTimeout(() => ctrlC.abort('SIGINT'), 50);
  const wire = wireOver(story, { log: logOf('one\n'), stop: ctrlC.signal });
  const ran = await give(['logs', id, quiet, '--follow', '--json'], { wire });
  const lines = ran.out.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  expect([ran.exit, lines]).toMatchObject([
    130,
    [
      { type: 'log', stack: quiet, say: 'one' },
      { type: 'ended', verdict: 'interrupted', stack: quiet },
    ],
  ]);
});
