import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLanding } from '../../../src/adapters/git/landing.ts';
import { newFolder, newRepository, person, type Repository } from './repository.ts';

const identity = { name: 'waves', email: 'waves@localhost.invalid' };
const at = Date.UTC(2026, 9, 1, 12);
const pin = 'live/main.tf';
const files = { [pin]: 'ref=v1\n', 'other.tf': 'other\n' };

const landing = (repository: { folder: string }) =>
  openLanding({ repository: repository.folder, branch: 'main', identity, ambient: person });

/** Moves the pin at `path` from v1 to v2; a pin at neither is a conflict. */
const toV2 = (path = pin) => ({
  paths: [path],
  message: `land ${path}\n`,
  at,
  edit: (before: ReadonlyMap<string, string>) => {
    const text = before.get(path) ?? '';
    return /ref=v[12]\n/.test(text) ? new Map([[path, text.replace('ref=v1', 'ref=v2')]]) : undefined;
  },
});

const onDisk = (repository: Repository, path: string) => readFileSync(join(repository.folder, path), 'utf8');
const isClean = (repository: Repository) => repository.git(['status', '--porcelain']) === '';

test('one commit of ours, with the time of the ledger, moves branch and clean checkout', async () => {
  const repository = newRepository(files);
  const before = repository.git(['rev-parse', 'HEAD']);
  const landed = await (await landing(repository)).land(toV2());
  const format = '%H %P %an <%ae> %cn <%ce> %at %ct %B';
  const seconds = at / 1000;
  expect(repository.git(['log', '-1', `--format=${format}`])).toBe(
    `${landed.landed && landed.commit} ${before} waves <${identity.email}> waves <${identity.email}> ${seconds} ${seconds} land ${pin}`,
  );
  expect(onDisk(repository, pin)).toBe('ref=v2\n');
  expect(isClean(repository)).toBe(true);
});

test('the same landing makes the same commit, so one that was lost is found again', async () => {
  const repository = newRepository(files);
  const before = repository.git(['rev-parse', 'HEAD']);
  const port = await landing(repository);
  const first = await port.land(toV2());
  expect(await port.land(toV2())).toEqual(first);
  repository.git(['reset', '--quiet', '--hard', before]);
  expect(await port.land(toV2())).toEqual(first);
});

test('a branch that is not checked out moves alone', async () => {
  const repository = newRepository(files);
  repository.git(['checkout', '--quiet', '-b', 'work']);
  repository.write(pin, 'ref=mine\n');
  const port = await landing(repository);
  expect(await port.checkoutIsDirty()).toBe(false);
  expect((await port.land(toV2())).landed).toBe(true);
  expect(repository.show(pin, 'main')).toBe('ref=v2');
  expect(onDisk(repository, pin)).toBe('ref=mine\n');
});

test.each(['changed', 'staged', 'deleted'])('a %s tracked file stops everything before it moves', async (how) => {
  const repository = newRepository(files);
  if (how === 'deleted') repository.git(['rm', '--quiet', '--cached', 'other.tf']);
  else repository.write('other.tf', 'mine\n');
  if (how === 'staged') repository.git(['add', '.']);
  const [head, status] = [
    ['rev-parse', 'HEAD'],
    ['status', '--porcelain'],
  ].map((args) => repository.git(args));
  const port = await landing(repository);
  expect(await port.checkoutIsDirty()).toBe(true);
  expect(await port.land(toV2())).toMatchObject({ landed: false, code: 'checkout-dirty' });
  expect(repository.git(['rev-parse', 'HEAD'])).toBe(head);
  expect(repository.git(['status', '--porcelain'])).toBe(status);
});

test('untracked files are no dirt, and one in the way is never overwritten', async () => {
  const repository = newRepository(files);
  repository.write('notes.txt', 'mine').write('new.tf', 'mine');
  const port = await landing(repository);
  expect(await port.checkoutIsDirty()).toBe(false);
  expect((await port.land(toV2())).landed).toBe(true);
  const head = repository.git(['rev-parse', 'HEAD']);
  const edit = () => new Map([['new.tf', 'ours\n']]);
  const landed = await port.land({ paths: ['new.tf'], edit, message: 'new', at });
  expect(landed).toMatchObject({ landed: false, code: 'checkout-dirty', say: expect.stringContaining('new.tf') });
  expect(repository.git(['rev-parse', 'HEAD'])).toBe(head);
  expect(onDisk(repository, 'new.tf')).toBe('mine');
});

test('a file that was only touched is not changed', async () => {
  const repository = newRepository(files);
  utimesSync(join(repository.folder, pin), 1_000_000_000, 1_000_000_000);
  const port = await landing(repository);
  expect(await port.checkoutIsDirty()).toBe(false);
  expect((await port.land(toV2())).landed).toBe(true);
});

test('a checkout in a linked worktree is the one that follows, and the one that can be dirty', async () => {
  const repository = newRepository(files);
  repository.git(['checkout', '--quiet', '-b', 'work']);
  const linked = join(newFolder(), 'linked');
  repository.git(['worktree', 'add', '--quiet', linked, 'main']);
  writeFileSync(join(linked, 'other.tf'), 'mine\n');
  const port = await landing({ folder: linked });
  expect(await port.checkoutIsDirty()).toBe(true);
  writeFileSync(join(linked, 'other.tf'), 'other\n');
  expect((await port.land(toV2())).landed).toBe(true);
  expect(readFileSync(join(linked, pin), 'utf8')).toBe('ref=v2\n');
  expect(repository.git(['-C', linked, 'status', '--porcelain'])).toBe('');
  expect(onDisk(repository, pin)).toBe('ref=v1\n');
});

test('no hook and no filter runs, on the branch or in the checkout', async () => {
  const repository = newRepository(files);
  repository.write('.gitattributes', '*.tf filter=evil\n').commit('attributes');
  const witness = join(newFolder(), 'ran');
  repository.trap(witness);
  for (const key of ['smudge', 'clean', 'process'])
    repository.git(['config', `filter.evil.${key}`, `touch '${witness}'`]);
  repository.git(['config', 'filter.evil.required', 'true']);
  repository.git(['config', 'commit.gpgSign', 'true']);
  const landed = await (await landing(repository)).land(toV2());
  expect(landed.landed).toBe(true);
  expect(onDisk(repository, pin)).toBe('ref=v2\n');
  expect(existsSync(witness)).toBe(false);
});

test('a pin line that somebody else changed is a conflict, and nothing moves', async () => {
  const repository = newRepository({ [pin]: 'ref=v3\n' });
  const head = repository.git(['rev-parse', 'HEAD']);
  expect(await (await landing(repository)).land(toV2())).toMatchObject({ landed: false, code: 'pin-conflict' });
  expect(repository.git(['rev-parse', 'HEAD'])).toBe(head);
});

test('a pin that is there already is landed where it is', async () => {
  const repository = newRepository({ [pin]: 'ref=v2\n' });
  repository.write('other.tf', 'dirty');
  const head = repository.git(['rev-parse', 'HEAD']);
  expect(await (await landing(repository)).land(toV2())).toEqual({ landed: true, commit: head, foreign: true });
});

test('many landings at once each land, one after the other', async () => {
  const stacks = ['a', 'b', 'c', 'd'].map((name) => `live/${name}.tf`);
  const repository = newRepository(Object.fromEntries(stacks.map((path) => [path, 'ref=v1\n'])));
  const ports = await Promise.all(stacks.map(() => landing(repository)));
  const landed = await Promise.all(stacks.map((path, index) => ports[index]?.land(toV2(path))));
  expect(landed.map((each) => each?.landed)).toEqual([true, true, true, true]);
  expect(repository.git(['rev-list', '--count', '--first-parent', 'HEAD'])).toBe('5');
  for (const path of stacks) expect(onDisk(repository, path)).toBe('ref=v2\n');
  expect(isClean(repository)).toBe(true);
});

test('a landing waits for the one before it and builds on what that one landed', async () => {
  const paths = [pin, 'other.tf'];
  const repository = newRepository({ [pin]: 'ref=v1\n', 'other.tf': 'ref=v1\n' });
  const port = await landing(repository);
  const seen: (string | undefined)[] = [];
  const second = toV2('other.tf');
  const afterwards = {
    ...second,
    paths,
    edit: (before: ReadonlyMap<string, string>) => {
      seen.push(before.get(pin));
      return second.edit(before);
    },
  };
  let waiting: Promise<unknown> = Promise.resolve();
  const first = toV2();
  const landed = await port.land({
    ...first,
    edit: (before) => {
      waiting = port.land(afterwards);
      return first.edit(before);
    },
  });
  expect([landed, await waiting]).toEqual([
    { landed: true, commit: expect.any(String) },
    { landed: true, commit: expect.any(String) },
  ]);
  expect(seen).toEqual(['ref=v2\n']);
});

test('a branch that moves between reading and writing is read again', async () => {
  const repository = newRepository(files);
  repository.git(['checkout', '--quiet', '-b', 'work']);
  let reads = 0;
  const { edit, ...change } = toV2();
  const landed = await (await landing(repository)).land({
    ...change,
    edit: (before) => {
      reads += 1;
      if (reads === 1) repository.git(['update-ref', 'refs/heads/main', repository.commit('meanwhile')]);
      return edit(before);
    },
  });
  expect([landed.landed, reads]).toEqual([true, 2]);
  expect(repository.git(['log', '-2', '--format=%s', 'main'])).toBe(`land ${pin}\nmeanwhile`);
});

test('a branch that never stands still is given up on, and its checkout is left as it was', async () => {
  const repository = newRepository(files);
  const { edit, ...change } = toV2();
  const moving = (before: ReadonlyMap<string, string>) => {
    repository.commit('meanwhile');
    return edit(before);
  };
  const landed = await (await landing(repository)).land({ ...change, edit: moving });
  expect(landed).toMatchObject({ landed: false, code: 'pin-not-landed' });
  expect(onDisk(repository, pin)).toBe('ref=v1\n');
  expect(isClean(repository)).toBe(true);
});

test('bytes around the pin stay as they are: byte order mark, line ends, mode', async () => {
  const text = '\ufeffa\r\nref=v1\nb';
  const repository = newRepository({ [pin]: text });
  repository.git(['config', 'core.autocrlf', 'true']);
  repository.git(['update-index', '--chmod=+x', pin]);
  repository.git(['commit', '--quiet', '-m', 'mode']);
  repository.git(['checkout', '--quiet', '-b', 'work']);
  expect((await (await landing(repository)).land(toV2())).landed).toBe(true);
  expect(repository.git(['cat-file', 'blob', `main:${pin}`])).toBe('\ufeffa\r\nref=v2\nb'.trim());
  expect(repository.git(['ls-tree', 'main', pin])).toMatch(/^100755/);
});

test('an edit beyond its files, a path git will not take, and a link are never landed', async () => {
  const repository = newRepository(files);
  repository.git(['update-index', '--add', '--cacheinfo', `120000,${repository.git(['hash-object', pin])},link`]);
  repository.git(['commit', '--quiet', '-m', 'link']);
  repository.git(['reset', '--quiet', '--hard']);
  const head = repository.git(['rev-parse', 'HEAD']);
  const port = await landing(repository);
  const land = (paths: string[], edited: string) =>
    port.land({ paths, edit: () => new Map([[edited, 'x']]), message: 'm', at });
  const nothing = expect.objectContaining({ code: 'git-failed', outcome: 'nothing-happened' });
  await expect(land([pin], 'CODEOWNERS')).rejects.toEqual(nothing);
  await expect(land(['.git/config'], '.git/config')).rejects.toEqual(nothing);
  await expect(land(['../x'], '../x')).rejects.toEqual(nothing);
  await expect(land(['live'], 'live')).rejects.toEqual(nothing);
  expect(await land(['link'], 'link')).toMatchObject({ landed: false, code: 'pin-not-landed' });
  expect(repository.git(['rev-parse', 'HEAD'])).toBe(head);
});

test('a pin that is there already is ours only where its commit did nothing else', async () => {
  const repository = newRepository(files);
  const ours = await (await landing(repository)).land(toV2());
  repository.write('other.tf', 'later\n').commit('later');
  expect(await (await landing(repository)).land(toV2())).toEqual(ours);
});

test.each(['other.tf', pin])('a commit that moves the pin and changes %s too stays its author’s', async (path) => {
  const repository = newRepository(files);
  repository.write(pin, 'ref=v2\n').write(path, path === pin ? 'ref=v2\nmore\n' : 'mine\n');
  repository.commit('The pin, and more', { name: 'Mallory' });
  const edit = (before: ReadonlyMap<string, string>) =>
    new Map([...before].map(([file, text]) => [file, text.replace('ref=v1', 'ref=v2')]));
  const landed = await (await landing(repository)).land({ ...toV2(), edit });
  expect(landed).toMatchObject({ landed: true, foreign: true });
});
