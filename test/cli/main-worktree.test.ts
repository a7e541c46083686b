import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mainWorktree } from '../../src/cli/main-worktree.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'waves-worktree-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the main worktree is found from below it, from a linked one, and nowhere else', () => {
  const [main, linked, outside] = ['main', 'linked', 'outside'].map((name) => join(folder, name));
  mkdirSync(outside ?? '', { recursive: true });
  mkdirSync(join(main ?? '', 'stacks', 'a'), { recursive: true });
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  const git = (...args: string[]) => execFileSync('git', ['-C', main ?? '', ...who, ...args], { stdio: 'pipe' });
  git('init', '-q');
  git('commit', '-q', '--allow-empty', '-m', 'first');
  git('worktree', 'add', '-q', linked ?? '');
  expect(mainWorktree(join(main ?? '', 'stacks', 'a'))).toBe(main);
  expect(mainWorktree(linked ?? '')).toBe(main);
  expect(mainWorktree(outside ?? '')).toBe(outside);
});
