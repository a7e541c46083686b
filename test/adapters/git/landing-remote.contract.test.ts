import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLanding } from '../../../src/adapters/git/landing.ts';
import { cloneOf, newFolder, newRepository, person, type Repository, withOrigin } from './repository.ts';

const pin = 'live/main.tf';
const files = { [pin]: 'ref=v1\n', 'other.tf': 'other\n' };

const landing = (repository: Repository, remote = 'origin') =>
  openLanding({
    repository: repository.folder,
    remote,
    branch: 'main',
    identity: { name: 'waves', email: 'waves@localhost.invalid' },
    ambient: person,
  });

const toV2 = (path = pin) => ({
  paths: [path],
  message: `land ${path}\n`,
  at: Date.UTC(2026, 9, 1),
  edit: (before: ReadonlyMap<string, string>) => {
    const text = before.get(path) ?? '';
    return /ref=v[12]\n/.test(text) ? new Map([[path, text.replace('ref=v1', 'ref=v2')]]) : undefined;
  },
});

/** A change that lets somebody act when the head was read and nothing is pushed yet, each time or the first. */
const meanwhile = (act: () => void, times = 1) => {
  let left = times;
  const { edit, ...change } = toV2();
  return {
    ...change,
    edit: (before: ReadonlyMap<string, string>) => {
      if (left > 0) act();
      left -= 1;
      return edit(before);
    },
  };
};

const pushFrom = (other: Repository, path: string, text: string) => {
  other.git(['pull', '--quiet', '--rebase']);
  other.write(path, text).commit(`push ${path}`, { name: 'Bob' });
  other.git(['push', '--quiet']);
};

test('the commit is pushed, and a clean checkout follows without any hook', async () => {
  const repository = newRepository(files);
  const origin = withOrigin(repository);
  const witness = join(newFolder(), 'ran');
  repository.trap(witness);
  const landed = await (await landing(repository)).land(toV2());
  expect(landed).toEqual({ landed: true, commit: origin.git(['rev-parse', 'main']) });
  expect(repository.git(['rev-parse', 'HEAD'])).toBe(origin.git(['rev-parse', 'main']));
  expect(readFileSync(join(repository.folder, pin), 'utf8')).toBe('ref=v2\n');
  expect(existsSync(witness)).toBe(false);
});

test.each(['dirty', 'ahead'])('a checkout that is %s stays as it is while the remote moves', async (how) => {
  const repository = newRepository(files);
  const origin = withOrigin(repository);
  repository.write('other.tf', 'mine\n');
  if (how === 'ahead') repository.commit('not pushed');
  const before = repository.git(['rev-parse', 'HEAD']);
  const port = await landing(repository);
  expect(await port.checkoutIsDirty()).toBe(false);
  expect((await port.land(toV2())).landed).toBe(true);
  expect(origin.show(pin, 'main')).toBe('ref=v2');
  expect(origin.show('other.tf', 'main')).toBe('other');
  expect(repository.git(['rev-parse', 'HEAD'])).toBe(before);
  expect(readFileSync(join(repository.folder, pin), 'utf8')).toBe('ref=v1\n');
});

test('a competing push elsewhere is built upon', async () => {
  const repository = newRepository(files);
  const origin = withOrigin(repository);
  const other = cloneOf(origin);
  const landed = await (await landing(repository)).land(meanwhile(() => pushFrom(other, 'other.tf', 'theirs\n')));
  expect(landed.landed).toBe(true);
  expect(origin.git(['log', '-2', '--format=%an %s', 'main'])).toBe(`waves land ${pin}\nBob push other.tf`);
  expect(origin.show('other.tf', 'main')).toBe('theirs');
});

test('a competing push of the pin itself is a conflict', async () => {
  const repository = newRepository(files);
  const origin = withOrigin(repository);
  const other = cloneOf(origin);
  const landed = await (await landing(repository)).land(meanwhile(() => pushFrom(other, pin, 'ref=v9\n')));
  expect(landed).toMatchObject({ landed: false, code: 'pin-conflict' });
  expect(origin.show(pin, 'main')).toBe('ref=v9');
});

test('a branch that went back is not taken back again', async () => {
  const repository = newRepository(files);
  const origin = withOrigin(repository);
  const other = cloneOf(origin);
  const first = other.git(['rev-parse', 'HEAD']);
  pushFrom(other, 'secret.tf', 'to be taken back\n');
  const back = () => other.git(['push', '--quiet', '--force', 'origin', `${first}:refs/heads/main`]);
  expect((await (await landing(repository)).land(meanwhile(back))).landed).toBe(true);
  expect(origin.git(['ls-tree', '-r', '--name-only', 'main'])).not.toContain('secret.tf');
});

test('two machines landing at once both land', async () => {
  const stacks = ['live/a.tf', 'live/b.tf'];
  const one = newRepository(Object.fromEntries(stacks.map((path) => [path, 'ref=v1\n'])));
  const origin = withOrigin(one);
  const ports = [await landing(one), await landing(cloneOf(origin), origin.folder)];
  const landed = await Promise.all(ports.map((port, index) => port.land(toV2(stacks[index]))));
  expect(landed.map((each) => each.landed)).toEqual([true, true]);
  for (const path of stacks) expect(origin.show(path, 'main')).toBe('ref=v2');
  expect(origin.git(['rev-list', '--count', '--first-parent', 'main'])).toBe('3');
});

test('a branch that never stands still is given up on', async () => {
  const repository = newRepository(files);
  const other = cloneOf(withOrigin(repository));
  let count = 0;
  const landed = await (await landing(repository)).land(
    meanwhile(() => {
      count += 1;
      pushFrom(other, 'other.tf', `${count}\n`);
    }, 99),
  );
  expect(landed).toMatchObject({ landed: false, code: 'pin-not-landed' });
  expect(count).toBe(5);
});

test('a server that refuses is not asked again, and its word is passed on', async () => {
  const repository = newRepository(files);
  const origin = withOrigin(repository);
  const asked = join(newFolder(), 'asked');
  origin.write('hooks/pre-receive', `#!/bin/sh\necho x >> '${asked}'\nexit 1\n`);
  chmodSync(join(origin.folder, 'hooks/pre-receive'), 0o755);
  const before = origin.git(['rev-parse', 'main']);
  const landed = await (await landing(repository)).land(toV2());
  expect(landed).toMatchObject({ landed: false, code: 'pin-not-landed', say: expect.stringContaining('pre-receive') });
  expect(readFileSync(asked, 'utf8')).toBe('x\n');
  expect(origin.git(['rev-parse', 'main'])).toBe(before);
});

test('a push whose answer is lost is looked for, and found', async () => {
  const repository = newRepository(files);
  const origin = withOrigin(repository);
  // The server takes the commit, and its last word never arrives.
  origin.write('hooks/post-update', '#!/bin/sh\nkill -9 $PPID\n');
  chmodSync(join(origin.folder, 'hooks/post-update'), 0o755);
  const landed = await (await landing(repository)).land(toV2());
  expect(landed).toEqual({ landed: true, commit: origin.git(['rev-parse', 'main']) });
  expect(origin.show(pin, 'main')).toBe('ref=v2');
});

test('a push whose answer is lost counts as landed although the pin was moved on right after it', async () => {
  const repository = newRepository(files);
  const origin = withOrigin(repository);
  const index = join(newFolder(), 'index');
  const steps = [
    `export GIT_INDEX_FILE='${index}'`,
    'git read-tree main',
    `git update-index --cacheinfo "100644,$(echo ref=v9 | git hash-object -w --stdin),${pin}"`,
    'next=$(git -c user.name=Bob -c user.email=bob@example.com commit-tree -m next -p main $(git write-tree))',
    'git update-ref refs/heads/main "$next"',
    'kill -9 $PPID',
  ];
  origin.write('hooks/post-update', `#!/bin/sh\n${steps.join('\n')}\n`);
  chmodSync(join(origin.folder, 'hooks/post-update'), 0o755);
  const landed = await (await landing(repository)).land(toV2());
  expect(landed).toEqual({ landed: true, commit: origin.git(['rev-parse', 'main^']) });
  expect(origin.show(pin, 'main')).toBe('ref=v9');
});

test('where nobody can look after a push, the outcome is unknown', async () => {
  const repository = newRepository(files);
  const origin = withOrigin(repository);
  origin.write('hooks/post-update', `#!/bin/sh\nmv '${origin.folder}' '${origin.folder}.gone'\nkill -9 $PPID\n`);
  chmodSync(join(origin.folder, 'hooks/post-update'), 0o755);
  const landed = (await landing(repository)).land(toV2());
  await expect(landed).rejects.toEqual(expect.objectContaining({ code: 'git-failed', outcome: 'unknown' }));
});

test('a remote that cannot be reached is a failure before anything happened', async () => {
  const repository = newRepository(files);
  const nowhere = await landing(repository, join(newFolder(), 'nowhere.git'));
  const failure = expect.objectContaining({ code: 'git-failed', outcome: 'nothing-happened' });
  await expect(nowhere.land(toV2())).rejects.toEqual(failure);
});
