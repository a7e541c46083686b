import { expect, test } from 'vitest';
import { reconstruct } from '../../src/views/reconstruct.ts';
import { act, id, pausedStory, quiet, release, sandbox } from './story.ts';

test('the story of a promotion is told from entries alone', () => {
  const story = pausedStory().approved([quiet], 'alice', 'platform-owner').approved([quiet], 'bob', 'security-owner');
  story.applied(quiet).verified(quiet);
  const told = reconstruct(story.entries, id);
  expect(told).toMatchObject({ release: 'network-edge@2.5.0', starter: 'carol', ledger: 'l-1', sandbox: true });
  expect(told?.approvals.map(({ by, state }) => [by, state])).toEqual([
    ['alice', 'used'],
    ['bob', 'used'],
  ]);
  expect(told?.history).toHaveLength(story.entries.flatMap(({ facts }) => facts).length - 2);
});

test('one release is one digest everywhere, which covers the modules nested in its own tree', () => {
  const told = reconstruct(pausedStory().entries, id);
  expect(release.nested).toMatchObject([{ source: './modules/waf' }]);
  expect(told?.artifactDigests).toEqual([release.digest]);
});

test('every apply that was begun is there with all its ends, and what was done about it', () => {
  const story = pausedStory();
  const d = story.dOf(quiet);
  const about = { promotion: id, stack: quiet };
  const lost = { result: 'unknown', say: 'the runner was killed' } as const;
  story.add({ type: 'apply-intended', ...about, d, lockKey: 'k', approvals: [], gathered: [], runFolder: '/runs/3' });
  story.add({ type: 'apply-finished', ...about, d, outcome: lost, late: false });
  const outcome = { result: 'failed', say: 'quota', changed: false } as const;
  story.add({ type: 'settled', ...about, d, how: 'compared', say: 'as before', outcome, acts: [] });
  const again = act({ type: 'waves.retry', by: 'alice', at: story.now, stack: quiet, reason: 'quota was raised' });
  story.add({ type: 'stack-retried', ...about, act: again });
  const told = reconstruct(story.entries, id)?.stacks.find(({ stack }) => stack === quiet);
  expect(told?.applies[0]?.outcomes.map(({ result, how }) => [result, how])).toEqual([
    ['unknown', 'finished'],
    ['failed', 'compared'],
  ]);
  expect(told?.plans).toHaveLength(1);
  expect(told?.recovery.map(({ say }) => say)).toEqual([
    `${quiet}: settled (compared): failed: as before`,
    `${quiet}: alice let it be tried again: quota was raised`,
  ]);
});

test('a stack that went well tells plan, apply, pin and verification', () => {
  const told = reconstruct(pausedStory().entries, id)?.stacks.find(({ stack }) => stack === sandbox);
  expect(told).toMatchObject({ account: 'sandbox-01', state: 'verified', pins: [{ version: '2.5.0' }] });
  expect(told?.recovery).toEqual([]);
});

test('a promotion the ledger does not know has no story', () => {
  expect(reconstruct(pausedStory().entries, 'p-none')).toBeUndefined();
});
