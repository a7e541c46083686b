import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openGoverned } from '../../../src/adapters/git/governed.ts';
import { newFolder, newRepository, person, Repository } from './repository.ts';

const governed = (repository: Repository) =>
  openGoverned({ repository: repository.folder, branch: 'main', ambient: person });
const subjects = (commits: readonly { subject: string }[]) => commits.map((commit) => commit.subject);

test('the commits of a range that touch a folder, with all they changed', async () => {
  const repository = newRepository({ 'live/a.tf': '1', 'other.tf': '1' });
  const from = repository.git(['rev-parse', 'HEAD']);
  repository.write('other.tf', '2').commit('elsewhere', { name: 'Eve' });
  repository.write('live/a.tf', '2').write('other.tf', '3').commit('both', { name: 'Bob' });
  const port = await governed(repository);
  const to = await port.head();
  const seen = await port.commitsTouching({ from, to }, ['live/']);
  expect(seen).toEqual([
    { commit: to, subject: 'both', emails: ['bob@example.com'], files: ['live/a.tf', 'other.tf'] },
  ]);
  expect(subjects(await port.commitsTouching({ to }, ['live']))).toEqual(['both', 'start']);
  expect(await port.commitsTouching({ from, to }, [])).toEqual([]);
  expect(await port.commitsTouching({ from: to, to }, ['live'])).toEqual([]);
});

test('a file taken away or moved out counts for the folder it was in', async () => {
  const repository = newRepository({ 'live/a.tf': '1', 'live/b.tf': 'long enough to be recognised as renamed\n' });
  const from = repository.git(['rev-parse', 'HEAD']);
  repository.git(['rm', '--quiet', 'live/a.tf']);
  repository.commit('taken away');
  repository.git(['mv', 'live/b.tf', 'b.tf']);
  repository.commit('moved out');
  const port = await governed(repository);
  const seen = await port.commitsTouching({ from, to: await port.head() }, ['live']);
  expect(subjects(seen)).toEqual(['moved out', 'taken away']);
});

test('author, committer and co-authors of a squash are all seen', async () => {
  const repository = newRepository({ 'live/a.tf': '1' });
  repository.write('live/a.tf', '2').git(['add', '.']);
  const message = 'Squash (#1)\n\n* one\n\nCo-authored-by: Carl <carl@example.com>\n\n* two\n\nSigned-off-by: X <x@x>';
  repository.git(['commit', '--quiet', '-m', message], {
    GIT_AUTHOR_EMAIL: 'Bob@Example.com',
    GIT_COMMITTER_EMAIL: 'noreply@github.com',
  });
  const port = await governed(repository);
  const [squash] = await port.commitsTouching({ to: await port.head() }, ['live/a.tf']);
  expect(squash?.emails).toEqual(['bob@example.com', 'noreply@github.com', 'carl@example.com']);
});

test('behind a merge the branch’s commits are seen, and so is who merged', async () => {
  const repository = newRepository({ 'live/a.tf': '1', 'other.tf': '1' });
  const from = repository.git(['rev-parse', 'HEAD']);
  repository.git(['checkout', '--quiet', '-b', 'side']);
  repository.write('live/a.tf', '2').commit('on the side', { name: 'Bob' });
  repository.git(['checkout', '--quiet', 'main']);
  repository.write('other.tf', '2').commit('on main', { name: 'Eve' });
  repository.git(['merge', '--quiet', '--no-ff', '-m', 'merged', 'side']);
  const port = await governed(repository);
  const seen = await port.commitsTouching({ from, to: await port.head() }, ['live']);
  expect(subjects(seen).sort()).toEqual(['merged', 'on the side']);
});

test('a merge that changes what neither side had is seen', async () => {
  const repository = newRepository({ 'live/a.tf': '1', 'other.tf': '1' });
  const from = repository.git(['rev-parse', 'HEAD']);
  repository.git(['checkout', '--quiet', '-b', 'side']);
  repository.write('x', '2').commit('side');
  repository.git(['checkout', '--quiet', 'main']);
  repository.write('other.tf', '2').commit('main');
  repository.git(['merge', '--quiet', '--no-ff', '--no-commit', 'side']);
  repository.write('live/a.tf', 'evil').commit('evil merge', { name: 'Mallory' });
  const port = await governed(repository);
  const seen = await port.commitsTouching({ from, to: await port.head() }, ['live']);
  expect(seen.map(({ subject, emails }) => [subject, emails])).toEqual([['evil merge', ['mallory@example.com']]]);
});

test('a merge that drops a side, and the dropped commit, are seen', async () => {
  const repository = newRepository({ 'live/a.tf': '1' });
  const from = repository.git(['rev-parse', 'HEAD']);
  repository.git(['checkout', '--quiet', '-b', 'side']);
  repository.write('live/a.tf', '2').commit('dropped', { name: 'Bob' });
  repository.git(['checkout', '--quiet', 'main']);
  repository.commit('empty');
  repository.git(['merge', '--quiet', '-s', 'ours', '-m', 'drops it', 'side']);
  const port = await governed(repository);
  const seen = await port.commitsTouching({ from, to: await port.head() }, ['live']);
  expect(subjects(seen).sort()).toEqual(['dropped', 'drops it']);
});

test('a file named like a commit id hides nothing', async () => {
  const repository = newRepository({ 'live/a.tf': '1' });
  const from = repository.git(['rev-parse', 'HEAD']);
  const bob = repository.write(from, 'x').write('live/a.tf', '2').commit('named so', { name: 'Bob' });
  const port = await governed(repository);
  const [seen] = await port.commitsTouching({ from, to: bob }, ['live']);
  expect(seen).toMatchObject({ commit: bob, files: [from, 'live/a.tf'].sort(), emails: ['bob@example.com'] });
});

test('a mail map renames nobody', async () => {
  const repository = newRepository({ 'a.tf': '1', '.mailmap': 'Ada <ada@example.com> <bob@example.com>\n' });
  repository.write('a.tf', '2').commit('two', { name: 'Bob' });
  const port = await governed(repository);
  const [seen] = await port.commitsTouching({ to: await port.head() }, ['a.tf']);
  expect(seen?.emails).toEqual(['bob@example.com']);
});

test('more paths than a command line holds are asked for all the same', async () => {
  const repository = newRepository({ 'live/a.tf': '1', 'other.tf': '1' });
  const from = repository.git(['rev-parse', 'HEAD']);
  repository.write('live/a.tf', '2').commit('touches');
  repository.write('other.tf', '2').commit('elsewhere');
  const port = await governed(repository);
  const paths = Array.from({ length: 5000 }, (_, index) => `some/quite/long/folder/name/file-${index}.tf`);
  const seen = await port.commitsTouching({ from, to: await port.head() }, [...paths, 'live/a.tf']);
  expect(subjects(seen)).toEqual(['touches']);
});

test('in a shallow clone authors are not known, and nobody is told otherwise', async () => {
  const origin = newRepository({ 'a.tf': '1' });
  origin.write('a.tf', '2').commit('two');
  const folder = join(newFolder(), 'shallow');
  origin.git(['clone', '--quiet', '--depth=1', `file://${origin.folder}`, folder]);
  const shallow = new Repository(folder);
  const port = await governed(shallow);
  await expect(port.commitsTouching({ to: await port.head() }, ['a.tf'])).rejects.toThrow(/shallow/);

  const place = { repository: folder, remote: 'origin', branch: 'main', ambient: person };
  shallow.git(['remote', 'set-url', 'origin', origin.folder]);
  const whole = await openGoverned(place);
  expect(subjects(await whole.commitsTouching({ to: await whole.head() }, ['a.tf']))).toEqual(['two', 'start']);
});
