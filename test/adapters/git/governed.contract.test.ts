import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openGoverned } from '../../../src/adapters/git/governed.ts';
import { mainWorktree } from '../../../src/adapters/git/repository.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import { treeDigest } from '../../../src/domain/tree-digest.ts';
import { cloneOf, newFolder, newRepository, person, withOrigin } from './repository.ts';

const governed = (repository: { folder: string }, remote?: string) =>
  openGoverned({
    repository: repository.folder,
    branch: 'main',
    ambient: person,
    ...(remote === undefined ? {} : { remote }),
  });

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

test('files are read from git objects, whatever the working tree says', async () => {
  const repository = newRepository({ 'a.txt': 'committed\n' });
  repository.write('a.txt', 'changed\n').write('b.txt', 'untracked\n');
  const port = await governed(repository);
  const head = await port.head();
  expect((await port.files(head)).map((file) => [file.path, file.mode])).toEqual([['a.txt', '100644']]);
  const read = await port.read(head, ['a.txt', 'b.txt', 'nowhere']);
  expect([...read].map(([path, bytes]) => [path, textOf(bytes)])).toEqual([['a.txt', 'committed\n']]);
});

test('hostile names come back as they are, export-ignored files too, and filters never run', async () => {
  const names = ['-rf', '--help', 'a\nb', 'tab\tname', '"quoted"', 'ünï', 'a'.repeat(40), ':(glob)x', 'x;touch y'];
  const repository = newRepository(Object.fromEntries(names.map((name) => [name, `${name}!`])));
  const witness = join(newFolder(), 'ran');
  repository.write('.gitattributes', 'secret export-ignore\n* filter=evil diff=evil ident\n').write('secret', '$Id$');
  repository.commit('attributes');
  for (const key of ['filter.evil.smudge', 'filter.evil.clean', 'diff.evil.textconv', 'core.fsmonitor']) {
    repository.git(['config', key, `touch '${witness}'; cat`]);
  }
  repository.git(['config', 'diff.external', `touch '${witness}'`]);
  const port = await governed(repository);
  const head = await port.head();
  const read = await port.read(head, [...names, 'secret']);
  expect([...read].map(([path, bytes]) => [path, textOf(bytes)])).toEqual(
    [...names.map((name) => [name, `${name}!`]), ['secret', '$Id$']].sort(),
  );
  expect(await port.commitsTouching({ to: head }, names)).toHaveLength(1);
  expect(existsSync(witness)).toBe(false);
});

test('a file whose content was replaced for this clone is read as it was committed', async () => {
  const repository = newRepository({ 'a.txt': 'true\n' });
  const [real, fake] = ['a.txt', '-'].map((path) =>
    path === '-'
      ? repository.write('fake', 'false\n').git(['hash-object', '-w', 'fake'])
      : repository.git(['rev-parse', `HEAD:${path}`]),
  );
  repository.git(['replace', `${real}`, `${fake}`]);
  const port = await governed(repository);
  expect(textOf((await port.read(await port.head(), ['a.txt'])).get('a.txt'))).toBe('true\n');
});

test('the head of a remote branch is the remote’s, not the one last fetched or checked out', async () => {
  const repository = newRepository({ 'a.txt': '1' });
  const other = cloneOf(withOrigin(repository));
  other.write('a.txt', '2');
  const pushed = other.commit('two');
  other.git(['push', '--quiet']);
  const before = repository.git(['for-each-ref', 'refs/heads', 'refs/remotes', 'refs/tags']);
  const port = await governed(repository, 'origin');
  expect(await port.head()).toBe(pushed);
  expect(textOf((await port.read(pushed, ['a.txt'])).get('a.txt'))).toBe('2');
  expect(repository.git(['for-each-ref', 'refs/heads', 'refs/remotes', 'refs/tags'])).toBe(before);
});

test('a forced push is seen, and the commit it dropped is not contained any more', async () => {
  const repository = newRepository({ 'a.txt': '1' });
  const origin = withOrigin(repository);
  const other = cloneOf(origin);
  const dropped = other.commit('dropped');
  other.git(['push', '--quiet']);
  const port = await governed(repository, origin.folder);
  expect(await port.head()).toBe(dropped);
  other.git(['commit', '--quiet', '--amend', '--allow-empty', '-m', 'instead']);
  other.git(['push', '--quiet', '--force']);
  const head = await port.head();
  expect(head).toBe(other.git(['rev-parse', 'HEAD']));
  expect(await port.contains(head, dropped)).toBe(false);
  expect(await port.contains(head, repository.git(['rev-parse', 'HEAD']))).toBe(true);
  expect(await port.contains(head, 'f'.repeat(40))).toBe(false);
});

test('many askers of one remote head all get it', async () => {
  const repository = newRepository({ 'a.txt': '1' });
  const other = cloneOf(withOrigin(repository));
  const ports = await Promise.all([1, 2, 3, 4].map(() => governed(repository, 'origin')));
  const pushed = other.commit('two');
  other.git(['push', '--quiet']);
  expect(await Promise.all(ports.map((port) => port.head()))).toEqual([pushed, pushed, pushed, pushed]);
});

test('a tag of the branch’s name does not stand in for it', async () => {
  const repository = newRepository({ 'a.txt': '1' });
  repository.git(['tag', 'main']);
  const head = repository.commit('later');
  expect(await (await governed(repository)).head()).toBe(head);
});

test('a branch that is not there is branch-missing, at a remote too', async () => {
  const repository = newRepository();
  withOrigin(repository);
  const place = { repository: repository.folder, branch: 'gone', ambient: person };
  const missing = expect.objectContaining({ code: 'branch-missing', outcome: 'nothing-happened' });
  await expect((await openGoverned(place)).head()).rejects.toEqual(missing);
  await expect((await openGoverned({ ...place, remote: 'origin' })).head()).rejects.toEqual(missing);
  await expect(openGoverned({ ...place, branch: '--help' })).rejects.toThrow(/no name of a branch/);
});

test('a digest of files says path, mode and content of exactly those', async () => {
  const repository = newRepository({ 'live/a.tf': 'a', 'live/b.tf': 'b', 'other.tf': 'o' });
  const port = await governed(repository);
  const first = await port.head();
  const digest = await port.digestOfFiles(first, ['live/a.tf', 'live/b.tf']);
  const rows = ['a', 'b'].map((name) => ({ path: `live/${name}.tf`, mode: '100644', digest: digestOf(name) }));
  expect(digest).toBe(treeDigest(rows));
  expect(await port.digestOfFiles(first, ['live'])).toBe(digest);

  repository.write('other.tf', 'changed');
  const second = repository.commit('elsewhere');
  expect(await port.digestOfFiles(second, ['live/b.tf', 'live/a.tf'])).toBe(digest);
  repository.git(['update-index', '--chmod=+x', 'live/a.tf']);
  repository.git(['commit', '--quiet', '-m', 'mode']);
  expect(await port.digestOfFiles(await port.head(), ['live'])).not.toBe(digest);
});

test('the main worktree is found from below, from a linked worktree, and outside there is none', async () => {
  const repository = newRepository({ 'deep/er/a.txt': '1' });
  const linked = join(newFolder(), 'linked');
  repository.git(['worktree', 'add', '--quiet', '-b', 'side', linked]);
  expect(await mainWorktree(join(repository.folder, 'deep/er'), person)).toBe(repository.folder);
  expect(await mainWorktree(join(linked, 'deep'), person)).toBe(repository.folder);
  expect(await mainWorktree(newFolder(), person)).toBeUndefined();
  expect(await (await governed({ folder: linked })).head()).toBe(repository.git(['rev-parse', 'main']));
});

test('the acting person’s e-mail is the one their own git would write, and is never guessed', async () => {
  const repository = newRepository();
  const open = (ambient: Record<string, string>) =>
    openGoverned({ repository: repository.folder, branch: 'main', ambient: { PATH: person.PATH, ...ambient } });
  const nobody = await open({ HOME: newFolder(), GIT_CONFIG_NOSYSTEM: '1' });
  expect(await nobody.email()).toBeUndefined();

  const configured = newRepository().write('home/.gitconfig', '[user]\n\temail = Grace@Example.com\n');
  const person2 = await open({ HOME: join(configured.folder, 'home'), GIT_CONFIG_NOSYSTEM: '1' });
  expect(await person2.email()).toBe('grace@example.com');
  expect(await (await open(person)).email()).toBe('ada@example.com');
});

test('a git that is not there is a failure before anything happened', async () => {
  const repository = newRepository();
  const opened = openGoverned({ repository: repository.folder, branch: 'main', ambient: { PATH: newFolder() } });
  await expect(opened).rejects.toEqual(expect.objectContaining({ code: 'git-failed', outcome: 'nothing-happened' }));
});
