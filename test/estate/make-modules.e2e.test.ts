import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type MadeModule, makeModules } from '../../scripts/make-modules.ts';

let folder: string;
let made: MadeModule;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'estate-'));
  made = makeModules(join(folder, 'modules'));
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function git(...args: string[]): string {
  return execFileSync('git', ['--git-dir', made.repository, ...args], { encoding: 'utf8' }).trim();
}

test('the repository has one commit and one annotated tag per version, in order, on main', () => {
  const commits = made.releases.map((release) => release.commit);
  expect(made.releases.map((release) => release.tag)).toEqual(['v2.4.0', 'v2.5.0', 'v2.5.1-block']);
  expect(git('rev-list', '--reverse', 'main').split('\n')).toEqual(commits);
  expect(git('for-each-ref', '--format=%(objecttype) %(refname) %(*objectname)', 'refs/tags').split('\n')).toEqual(
    made.releases.map((release) => `tag refs/tags/${release.tag} ${release.commit}`),
  );
  expect(git('symbolic-ref', 'HEAD')).toBe('refs/heads/main');
  expect(git('fsck', '--strict', '--no-progress')).toBe('');
});

test('every object is the same wherever, whenever and by whomever the repository is made', () => {
  vi.stubEnv('TZ', 'Asia/Tokyo');
  vi.stubEnv('GIT_AUTHOR_NAME', 'Somebody Else');
  vi.stubEnv('GIT_COMMITTER_DATE', '2001-01-01T00:00:00Z');
  vi.stubEnv('GIT_DEFAULT_HASH', 'sha256');
  vi.stubEnv('GIT_DIR', join(folder, 'elsewhere'));
  const again = makeModules(join(folder, 'again'));
  vi.unstubAllEnvs();

  expect(again.releases).toEqual(made.releases);
  const refs = (repository: string) =>
    execFileSync('git', ['--git-dir', repository, 'show-ref'], { encoding: 'utf8' }).trim();
  expect(refs(again.repository)).toBe(refs(made.repository));
});

test('making it again replaces the repository and leaves nothing else in the folder', () => {
  mkdirSync(join(made.repository, 'left-over'));
  expect(makeModules(join(folder, 'modules'))).toEqual(made);
  expect(readdirSync(join(folder, 'modules'))).toEqual(['network-edge.git']);
  expect(readdirSync(made.repository)).not.toContain('left-over');
});

test('each tag holds exactly the sources of its version, as plain files', () => {
  for (const { version, tag } of made.releases) {
    const root = fileURLToPath(new URL(`../../examples/modules/network-edge/${version}/`, import.meta.url));
    const tree = git('ls-tree', '-r', '--format=%(objectmode) %(objectname) %(path)', tag).split('\n');
    const expected = tree.map((line) => {
      const path = line.split(' ')[2] ?? '';
      return `100644 ${git('hash-object', '--no-filters', join(root, path))} ${path}`;
    });
    expect(tree).toEqual(expected);
    expect(tree.map((line) => line.split(' ')[2])).toContain('modules/labels/main.tf');
  }
});

test('who wrote 2.5.0 is its author, its tagger and a co-author who owns the platform role', () => {
  expect(git('log', '-1', '--format=%an <%ae>, %cn <%ce>', 'v2.5.0')).toBe(
    'Mona Module <mona@network-team.example>, Mona Module <mona@network-team.example>',
  );
  expect(git('log', '-1', '--format=%(trailers:key=Co-authored-by,valueonly)', 'v2.5.0')).toBe(
    'Petra Platform <petra@network-team.example>',
  );
  expect(git('for-each-ref', '--format=%(taggername) %(taggeremail)', 'refs/tags/v2.5.0')).toBe(
    'Mona Module <mona@network-team.example>',
  );
});
