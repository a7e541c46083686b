import { execFileSync } from 'node:child_process';
import { chmodSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/digest.ts';
import { treeDigest } from '../../../src/domain/tree-digest.ts';
import { digestOnDisk, newModuleEstate, release, sourceOf } from './module-estate.ts';
import { newFolder, person } from './repository.ts';

const unreachable = expect.objectContaining({ code: 'module-unreachable', outcome: 'nothing-happened' });
const unreadable = expect.objectContaining({ code: 'module-unreadable', outcome: 'nothing-happened' });

test('a tag is the commit it names, peeled, and who tagged it', async () => {
  const { port, add } = newModuleEstate();
  const commit = release(add('edge', { 'main.tf': '' }), 'v1');
  expect(await port.tag(sourceOf('edge'), 'v1')).toEqual({ tag: 'v1', commit, tagger: 'ada@example.com' });
  expect(await port.tag(sourceOf('edge'), 'v2')).toBeUndefined();
  expect(await port.tag(sourceOf('edge'), '--upload-pack=x')).toBeUndefined();
});

test('a tag without a tagger, a tag of a tag and a tag of no commit', async () => {
  const { port, add } = newModuleEstate();
  const edge = add('edge', { 'main.tf': '' });
  edge.git(['tag', 'light']);
  edge.git(['tag', '-a', '-m', 'x', 'inner']);
  edge.git(['tag', '-a', '-m', 'x', 'outer', 'inner']);
  edge.git(['tag', 'tree', 'HEAD^{tree}']);
  const commit = release(edge, 'v1');
  const tagger = 'ada@example.com';
  expect(await port.tags(sourceOf('edge'))).toEqual([
    { tag: 'inner', commit, tagger },
    { tag: 'light', commit },
    { tag: 'outer', commit, tagger },
    { tag: 'v1', commit, tagger },
  ]);
  expect(await port.tag(sourceOf('edge'), 'tree')).toBeUndefined();
});

test('a tag that was moved or taken away is seen the next time it is asked for', async () => {
  const { port, add } = newModuleEstate();
  const edge = add('edge', { 'main.tf': '' });
  const first = release(edge, 'v1');
  expect((await port.tag(sourceOf('edge'), 'v1'))?.commit).toBe(first);
  edge.write('main.tf', '# other').commit('other');
  const second = release(edge, 'v1');
  expect((await port.tag(sourceOf('edge'), 'v1'))?.commit).toBe(second);
  edge.git(['push', '--quiet', 'origin', ':refs/tags/v1']);
  expect(await port.tag(sourceOf('edge'), 'v1')).toBeUndefined();
  expect(await port.tags(sourceOf('edge'))).toEqual([]);
});

test('a branch of the tag’s name does not stand in for it', async () => {
  const { port, add } = newModuleEstate();
  const edge = add('edge', { 'main.tf': '' });
  const tagged = edge.git(['rev-parse', 'HEAD']);
  edge.git(['tag', 'v1']);
  edge.git(['checkout', '--quiet', '-b', 'v1']);
  edge.write('main.tf', '# imposter').commit('imposter');
  edge.git(['push', '--quiet', 'origin', 'refs/heads/v1', 'refs/tags/v1']);
  expect(await port.tag(sourceOf('edge'), 'v1')).toEqual({ tag: 'v1', commit: tagged });
  edge.git(['push', '--quiet', 'origin', ':refs/tags/v1']);
  expect(await port.tag(sourceOf('edge'), 'v1')).toBeUndefined();
});

test('the digest is the one of the folder that an engine’s own git checks out', async () => {
  const { port, add } = newModuleEstate();
  const edge = add('edge', {
    'main.tf': '# crlf\r\n',
    '.gitattributes': 'secret.txt export-ignore\n',
    'secret.txt': 'kept',
    'sub/a.tf': '# a',
    '.hidden/ü "x"': '',
  });
  edge.write('bin/run', '#!/bin/sh\n');
  chmodSync(join(edge.folder, 'bin/run'), 0o755);
  symlinkSync('main.tf', join(edge.folder, 'link'));
  edge.commit('modes');
  const commit = release(edge, 'v1');
  const clone = join(newFolder(), 'clone');
  const env = { PATH: person.PATH, HOME: '/nonexistent', ...port.gitEnvironment() };
  const url = 'https://git.example.com/acme/edge.git';
  execFileSync('git', ['clone', '--quiet', url, clone], { env, stdio: 'pipe' });
  expect((await port.content(sourceOf('edge'), commit)).digest).toBe(digestOnDisk(clone));
  expect((await port.content(sourceOf('edge', '//sub'), commit)).digest).toBe(digestOnDisk(join(clone, 'sub')));
  const only = treeDigest([{ path: 'a.tf', mode: '100644', digest: digestOf('# a') }]);
  expect((await port.content(sourceOf('edge', '//sub'), commit)).digest).toBe(only);
});

test('authors and co-authors of the commits between two releases', async () => {
  const { port, add } = newModuleEstate();
  const edge = add('edge', { 'main.tf': '' });
  const from = release(edge, 'v1');
  edge.write('main.tf', '1').commit('one\n\nCo-authored-by: Carl <carl@example.com>', { name: 'Bob' });
  edge.commit('nothing changed', { name: 'Eve' });
  const to = release(edge, 'v2');
  const seen = await port.commits(sourceOf('edge'), { from, to });
  expect(seen.map(({ subject, emails, files }) => [subject, emails, files])).toEqual([
    ['nothing changed', ['eve@example.com'], []],
    ['one', ['bob@example.com', 'carl@example.com'], ['main.tf']],
  ]);
  expect(await port.commits(sourceOf('edge'), { to })).toHaveLength(3);
});

test('a commit that no branch or tag of the origin reaches is not there', async () => {
  const { port, add } = newModuleEstate();
  const edge = add('edge', { 'main.tf': '' });
  release(edge, 'v1');
  const fork = edge.commit('from a fork');
  edge.git(['push', '--quiet', 'origin', `${fork}:refs/pull/1/head`]);
  await expect(port.content(sourceOf('edge'), fork)).rejects.toEqual(unreachable);
  await expect(port.content(sourceOf('edge'), fork.slice(0, 8))).rejects.toEqual(unreachable);
});

test('a folder that is not in the module, and a module that is nowhere', async () => {
  const { port, add } = newModuleEstate();
  const commit = release(add('edge', { 'main.tf': '' }), 'v1');
  await expect(port.content(sourceOf('edge', '//sub'), commit)).rejects.toEqual(unreachable);
  await expect(port.tag(sourceOf('nowhere'), 'v1')).rejects.toEqual(unreachable);
  await expect(port.tags('git::https://git.example.com/acme/../../x.git')).rejects.toEqual(unreachable);
});

test('a repository that goes away is a failure, although it is in the cache', async () => {
  const { port, add } = newModuleEstate();
  const edge = add('edge', { 'main.tf': '' });
  release(edge, 'v1');
  expect(await port.tag(sourceOf('edge'), 'v1')).toBeDefined();
  const origin = edge.git(['remote', 'get-url', 'origin']);
  renameSync(origin, `${origin}.gone`);
  await expect(port.tag(sourceOf('edge'), 'v1')).rejects.toEqual(unreachable);
  await expect(port.tags(sourceOf('edge'))).rejects.toEqual(unreachable);
});

test('a submodule makes a module unreadable, unless it is outside of the folder', async () => {
  const { port, add } = newModuleEstate();
  const edge = add('edge', { 'sub/a.tf': '' });
  edge.git(['update-index', '--add', '--cacheinfo', `160000,${edge.git(['rev-parse', 'HEAD'])},vendor`]);
  edge.git(['commit', '--quiet', '-m', 'submodule']);
  const commit = release(edge, 'v1');
  await expect(port.content(sourceOf('edge'), commit)).rejects.toEqual(unreadable);
  expect((await port.content(sourceOf('edge', '//sub'), commit)).nested).toEqual([]);
});

test('many askers of one module that is not in the cache yet all get it', async () => {
  const { port, add } = newModuleEstate();
  const commit = release(add('edge', { 'main.tf': '' }), 'v1');
  const tags = await Promise.all([1, 2, 3, 4].map(() => port.tag(sourceOf('edge'), 'v1')));
  expect(tags.map((tag) => tag?.commit)).toEqual([commit, commit, commit, commit]);
});
