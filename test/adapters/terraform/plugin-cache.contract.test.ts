import { mkdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withPluginCache } from '../../../src/adapters/terraform/plugin-cache.ts';
import { aTemporaryFolder } from './a-folder.ts';

test('inits that share a plugin cache run one after the other, also after one that failed', async () => {
  const cache = join(await aTemporaryFolder(), 'cache');
  const seen: string[] = [];
  const init = (name: string) => async (): Promise<string> => {
    seen.push(`${name} begins`);
    await sleep(50);
    seen.push(`${name} ends`);
    if (name === 'a') throw new Error('no');
    return name;
  };
  const runs = await Promise.allSettled([withPluginCache(cache, init('a')), withPluginCache(cache, init('b'))]);
  expect(runs.map((run) => run.status)).toEqual(['rejected', 'fulfilled']);
  expect(seen[1]?.split(' ')[0]).toBe(seen[0]?.split(' ')[0]);
  expect(seen).toHaveLength(4);
});

test('a lock that a dead process left is taken over', async () => {
  const cache = join(await aTemporaryFolder(), 'cache');
  await mkdir(`${cache}.lock`, { recursive: true });
  await mkdir(cache);
  await utimes(`${cache}.lock`, new Date(0), new Date(0));
  expect(await withPluginCache(cache, async () => 'done')).toBe('done');
});

test('without a shared cache nothing waits', async () => {
  expect(await withPluginCache(undefined, async () => 1)).toBe(1);
});
