import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { moduleCache } from '../../../src/adapters/git/module-cache.ts';
import { isLocked } from '../../../src/adapters/git/patience.ts';

const folder = mkdtempSync(join(tmpdir(), 'waves-module-cache-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a lock that git says it could not take is waited for', () => {
  expect(isLocked('error: could not lock config file /x.git/config: File exists')).toBe(true);
  expect(isLocked("fatal: repository '/x.git' does not exist")).toBe(false);
});

test('many processes that open one module for the first time at once all get it', async () => {
  const origin = join(folder, 'origin.git');
  await once(spawn('git', ['init', '-q', '--bare', origin]), 'exit');
  const opened = Array.from({ length: 12 }, () => moduleCache(join(folder, 'cache'), process.env)(`file://${origin}`));
  expect((await Promise.allSettled(opened)).map(({ status }) => status)).toEqual(Array(12).fill('fulfilled'));
});
