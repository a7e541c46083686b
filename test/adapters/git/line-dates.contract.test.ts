import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyOf, lineDates } from '../../../src/adapters/git/line-dates.ts';
import { newFolder, newRepository, person, type Repository } from './repository.ts';

const pin = (version: string) => `source = "x?ref=${version}"`;
const file = (version: string) => `module "a" {\n  ${pin(version)}\n}\n`;

function commitAt(repository: Repository, day: string, text: string, path = 'live/dev/main.tf'): void {
  repository.write(path, text);
  repository.git(['add', '--all']);
  const date = `${day}T12:00:00Z`;
  repository.git(['commit', '--quiet', '-m', day], { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
}

async function dateOf(
  folder: string,
  text: string,
  path = 'live/dev/main.tf',
  isShallow = false,
): Promise<string | undefined> {
  const wanted = { file: path, text };
  const dates = await lineDates({ folder, ambient: person, isShallow }, [wanted]);
  const found = dates.get(keyOf(wanted));
  return found && `${found.before ? 'before ' : ''}${new Date(found.at).toISOString().slice(0, 10)}`;
}

test('a pin is as old as the commit that wrote it, not as the file or its last commit', async () => {
  const repository = newRepository();
  commitAt(repository, '2024-01-01', file('v1.0.0'));
  commitAt(repository, '2024-02-02', file('v1.1.0'));
  commitAt(repository, '2024-03-03', `${file('v1.1.0')}# more\n`);
  expect(await dateOf(repository.folder, pin('v1.1.0'))).toBe('2024-02-02');
});

test('a pin that was put back is as old as its return', async () => {
  const repository = newRepository();
  commitAt(repository, '2024-01-01', file('v1.0.0'));
  commitAt(repository, '2024-02-02', file('v1.1.0'));
  commitAt(repository, '2024-03-03', file('v1.0.0'));
  expect(await dateOf(repository.folder, pin('v1.0.0'))).toBe('2024-03-03');
});

test('what came by a merge is as old as the merge', async () => {
  const repository = newRepository();
  commitAt(repository, '2024-01-01', file('v1.0.0'));
  repository.git(['checkout', '--quiet', '-b', 'topic']);
  commitAt(repository, '2024-02-02', file('v1.1.0'));
  repository.git(['checkout', '--quiet', 'main']);
  const date = '2024-05-05T12:00:00Z';
  repository.git(['merge', '--quiet', '--no-ff', '-m', 'merge', 'topic'], {
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  });
  expect(await dateOf(repository.folder, pin('v1.1.0'))).toBe('2024-05-05');
});

test('what no commit wrote has no date', async () => {
  const repository = newRepository();
  commitAt(repository, '2024-01-01', file('v1.0.0'));
  expect(await dateOf(repository.folder, pin('v9.0.0'))).toBeUndefined();
  expect(await dateOf(repository.folder, pin('v1.0.0'), 'live/dev/other.tf')).toBeUndefined();
});

test('names with spaces and letters beyond ASCII are found', async () => {
  const repository = newRepository();
  commitAt(repository, '2024-01-01', file('v1.0.0'), 'live/größe x/main.tf');
  expect(await dateOf(repository.folder, pin('v1.0.0'), 'live/größe x/main.tf')).toBe('2024-01-01');
});

test('in a shallow clone, what was there when it begins is older than that', async () => {
  const repository = newRepository();
  commitAt(repository, '2024-01-01', file('v1.0.0'));
  commitAt(repository, '2024-02-02', file('v1.0.0'), 'live/prod/main.tf');
  commitAt(repository, '2024-03-03', file('v1.0.0'), 'live/stage/main.tf');
  const clone = join(newFolder(), 'clone');
  repository.git(['clone', '--quiet', '--depth=2', `file://${repository.folder}`, clone]);
  expect(await dateOf(clone, pin('v1.0.0'), 'live/dev/main.tf', true)).toBe('before 2024-02-02');
  expect(await dateOf(clone, pin('v1.0.0'), 'live/stage/main.tf', true)).toBe('2024-03-03');
});
