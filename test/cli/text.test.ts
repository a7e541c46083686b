import { expect, test } from 'vitest';
import { id, pausedStory, quiet, standard, startedStory } from '../views/story.ts';
import { give, wireOver } from './command-line.ts';

const paused = () => {
  const story = pausedStory().approved([quiet], 'alice', 'platform-owner');
  return wireOver(story, {
    async run() {
      const reasons = (await give(['why', '--json'], { wire: wireOver(story) })).document.reasons;
      const { reasonsFromJson } = await import('../../src/cli/print/document.ts');
      const read = reasonsFromJson(JSON.stringify({ reasons })) ?? [];
      return { promotion: story.promotion, reasons: read, interrupted: false };
    },
  });
};

test.each([
  ['report-of-a-paused-run', ['run', 'network-edge@2.5.0']],
  ['status-of-all', ['status']],
  ['status-of-one', ['status', id]],
  ['why', ['why']],
  ['inbox', ['inbox']],
  ['release-show', ['release', 'show', 'network-edge@2.5.0']],
  ['release-list', ['release', 'list']],
  ['audit-reconstruct', ['audit', 'reconstruct', id]],
  ['help', ['help']],
  ['help-approve', ['help', 'approve']],
  ['help-exit-codes', ['help', 'exit-codes']],
  ['help-environment', ['help', 'environment']],
  ['states', ['states']],
])('%s reads as before, and the same twice', async (name, argv) => {
  const [first, second] = [await give(argv, { wire: paused() }), await give(argv, { wire: paused() })];
  expect(second).toEqual(first);
  await expect(`${first.out}\n`).toMatchFileSnapshot(`text/${name}.txt`);
});

test('several plans are offered together, by the digest of their set', async () => {
  const story = startedStory().judged(standard[0]).judged(standard[1]);
  const ran = await give(['inbox'], { wire: wireOver(story) });
  await expect(`${ran.out}\n`).toMatchFileSnapshot('text/inbox-of-several.txt');
});
