import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { root } from '../../scripts/sizes.ts';
import type { LayoutFixture } from '../detect/layouts.ts';
import type { Ran } from '../e2e/ran.ts';
import { ranOf } from '../e2e/ran.ts';

/** Root may read and write everything, unless it gives that up. The checkout of the tests stays its own. */
const asAnybody = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : [];

/** A git repository below a temporary folder of its own, with an empty home, and the real command line in it. */
export function repositoryOf({ files, branches = [] }: LayoutFixture, { commits = true } = {}) {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'waves-init-')));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const [folder, home] = [join(base, 'estate'), join(base, 'home')];
  for (const path of [folder, home]) mkdirSync(path);
  const env = { PATH: process.env.PATH ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1', LANG: 'C.UTF-8' };
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
  const write = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const commit = (message: string): void => {
    git('add', '--all');
    git('commit', '-q', '--allow-empty', '-m', message);
  };
  git('init', '-q', '-b', 'main');
  git('config', 'user.email', 'ann@acme.example');
  git('config', 'user.name', 'Ann');
  for (const [path, text] of Object.entries(files)) write(path, text);
  if (commits) commit('The estate');
  for (const branch of branches) git('branch', branch);

  const start = (cwd: string, args: readonly string[], before: readonly string[]): Promise<Ran> => {
    const options = { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'] };
    const [command = '', ...more] = [...before, process.execPath, join(root, 'bin/waves.js'), ...args];
    return ranOf(spawn(command, more, options), args);
  };
  const wavesIn = (cwd: string, ...args: readonly string[]): Promise<Ran> => start(cwd, args, []);
  return {
    base,
    folder,
    home,
    git,
    write,
    commit,
    read: (path: string): string => readFileSync(join(folder, path), 'utf8'),
    /** Runs `waves … --json` to its end. */
    waves: (...args: readonly string[]): Promise<Ran> => wavesIn(folder, ...args, '--json'),
    /** The same as a person gives it. */
    said: (...args: readonly string[]): Promise<Ran> => wavesIn(folder, ...args),
    wavesIn,
    /** By somebody for whom the modes of files and folders hold. */
    wavesByAnybody: (...args: readonly string[]): Promise<Ran> => start(folder, [...args, '--json'], asAnybody),
  };
}
