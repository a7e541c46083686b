import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameModule, sourceAddress, versionInRef } from '../../src/domain/module-source.ts';

const same = (call: string, module: string) => isSameModule(sourceAddress(call), sourceAddress(module));
const refOf = (text: string) => sourceAddress(text).ref;

test.each(['./modules/x', '../shared', '.\\x'])('%s is local', (text) => {
  expect(sourceAddress(text)).toEqual({ kind: 'local', url: text, place: text });
});

test.each([
  ['git::https://git.example.com/acme/edge.git?ref=v2.4.0', 'https://git.example.com/acme/edge.git'],
  ['git::ssh://git@git.example.com:22/acme/edge.git', 'ssh://git@git.example.com:22/acme/edge.git'],
  ['git@git.example.com:acme/edge.git', 'ssh://git@git.example.com/acme/edge.git'],
  ['git::git@git.example.com:/acme/edge.git', 'ssh://git@git.example.com/acme/edge.git'],
  ['git::HTTPS://user:secret@Git.Example.com:443/acme/edge/', 'HTTPS://user:secret@Git.Example.com:443/acme/edge/'],
])('%s is git, and its place has no scheme, user, port or .git', (text, url) => {
  expect(sourceAddress(text)).toMatchObject({ kind: 'git', url, place: 'git.example.com/acme/edge' });
});

test('a port that is not the default one stays in the place', () => {
  expect(sourceAddress('git::ssh://git@example.com:2222/a.git').place).toBe('example.com:2222/a');
});

test('files are git when git is asked for, and nothing otherwise', () => {
  expect(sourceAddress('git::file:///srv/edge.git')).toMatchObject({ kind: 'git', place: '/srv/edge' });
  expect(sourceAddress('git::/srv/edge.git')).toMatchObject({ kind: 'git', place: '/srv/edge' });
  expect(sourceAddress('/srv/edge.git').kind).toBe('other');
});

test('the short forms of GitHub and Bitbucket are git, and further folders are a subdir', () => {
  expect(sourceAddress('github.com/acme/edge//m/x?ref=v1.0.0')).toMatchObject({
    kind: 'git',
    url: 'https://github.com/acme/edge.git',
    place: 'github.com/acme/edge',
    subdir: 'm/x',
    ref: 'v1.0.0',
  });
  expect(sourceAddress('bitbucket.org/acme/edge.git/sub')).toMatchObject({ kind: 'git', subdir: 'sub' });
});

test.each([
  '',
  'edge',
  'https://example.com/edge.zip?ref=v1.0.0',
  'hg::https://example.com/x?ref=v1.0.0',
  'github.com/acme',
  'a/b/c/d',
  'a b/c/d',
  'acme/edge/AWS',
  'host.example/acme/edge/A',
])('%j is none of these', (text) => {
  expect(sourceAddress(text)).toMatchObject({ kind: 'other' });
  expect(sourceAddress(text)).not.toHaveProperty('ref');
});

test('registry addresses have a subdir, and the default hosts go without saying', () => {
  expect(sourceAddress('acme/edge/aws//modules/x')).toMatchObject({
    kind: 'registry',
    place: 'acme/edge/aws',
    subdir: 'modules/x',
  });
  expect(sourceAddress('registry.opentofu.org/acme/edge/aws').place).toBe('acme/edge/aws');
  expect(sourceAddress('Registry.Example.com/acme/edge/aws').place).toBe('registry.example.com/acme/edge/aws');
});

test('a subdir is normalised and a ref is not taken from it', () => {
  expect(sourceAddress('git::https://example.com/a.git//./x//y/?ref=v1.0.0')).toMatchObject({
    subdir: 'x/y',
    ref: 'v1.0.0',
  });
  expect(sourceAddress('git::https://example.com/a.git?ref=v1.0.0//x')).not.toHaveProperty('subdir');
});

test.each([
  ['git::https://e.com/a?depth=1&ref=v1.0.0&x=y', 'v1.0.0'],
  ['git::https://e.com/a?ref=v1.0.0&ref=v2.0.0', 'v1.0.0'],
  ['git::https://e.com/a?ref=v1.0.0#part', 'v1.0.0'],
  ['git::https://e.com/a?%72ef=v1%2E0.0', 'v1.0.0'],
  ['git::https://e.com/a?ref=a+b', 'a b'],
  ['git::https://e.com/a?ref', ''],
  ['git::https://e.com/a?ref=%FF', '%FF'],
  ['git::https://e.com/a?ref=v1.0.0;x&ref=v2.0.0', 'v2.0.0'],
  ['git::https://e.com/a?ref=%zz&ref=v2.0.0', 'v2.0.0'],
  ['git::https://e.com/a#x?ref=v1.0.0', undefined],
  ['git::https://e.com/a?Ref=v1.0.0', undefined],
  ['git::https://e.com/a', undefined],
])('the ref of %s is %s, as Go reads queries', (text, ref) => {
  expect(refOf(text)).toBe(ref);
});

test('a module is the same over any transport and in any of its folders', () => {
  expect(same('git::ssh://git@e.com/acme/edge.git//m/x?ref=v1.0.0', 'git::https://e.com/acme/edge')).toBe(true);
  expect(same('acme/edge/aws//modules/x', 'registry.terraform.io/acme/edge/aws')).toBe(true);
});

test('another folder, place or kind is another module', () => {
  expect(same('git::https://e.com/mono.git//a', 'git::https://e.com/mono.git//a')).toBe(true);
  expect(same('git::https://e.com/mono.git//b', 'git::https://e.com/mono.git//a')).toBe(false);
  expect(same('git::https://e.com/mono.git', 'git::https://e.com/mono.git//a')).toBe(false);
  expect(same('git::https://e.com/edge2.git', 'git::https://e.com/edge.git')).toBe(false);
  expect(same('acme/edge/aws', 'git::acme/edge/aws')).toBe(false);
});

test.each([
  ['git::https://e.com/a?ref=v2.4.0', 'v{version}', '2.4.0'],
  ['git::https://e.com/2.4.0?ref=edge-2.4.0', 'edge-{version}', '2.4.0'],
  ['git::https://e.com/a?ref=edge%2Fv2.5.1-block&x=2.5.1-block', 'edge/v{version}', '2.5.1-block'],
  ['git::https://e.com/a?ref=1.1.1.1.1', '1.1.{version}', '1.1.1'],
  ['git::https://e.com/a?ref=2.4.0-edge', '{version}-edge', '2.4.0'],
])('%s says %s %s, and the characters that say it are found', (text, tags, version) => {
  const found = versionInRef(text, tags);
  expect(found?.version).toBe(version);
  expect(text.slice(found?.start, found?.end)).toBe(version);
  expect(found?.start).toBeGreaterThan(text.indexOf('?ref='));
});

test.each([
  ['git::https://e.com/a?ref=main', 'v{version}'],
  ['git::https://e.com/a?ref=v2.4', 'v{version}'],
  ['git::https://e.com/a?ref=2.4.0', 'v{version}'],
  ['git::https://e.com/a?ref=v2%2E4.0', 'v{version}'],
  ['git::https://e.com/a?ref=v2.4.0', 'v'],
  ['git::https://e.com/a?ref=2.4.02.4.0', '{version}{version}'],
  ['git::https://e.com/a', 'v{version}'],
  ['acme/edge/aws', '{version}'],
])('%s says no exact version by %s', (text, tags) => {
  expect(versionInRef(text, tags)).toBeUndefined();
});

const pieces = fc.constantFrom(
  'git::',
  'https://',
  'e.com',
  '/',
  '//',
  '?',
  'ref=',
  'v',
  '2.4.0',
  '&',
  ';',
  '#',
  '%',
  '%2E',
  '+',
  '@',
  ':',
  'x',
  '..',
  '\n',
);
const hostile = fc.oneof(
  fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

test('no text makes the parser fail, and a ref always stands where it says', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { ref, refAt } = sourceAddress(text);
      expect(ref === undefined).toBe(refAt === undefined);
      if (refAt && ref === text.slice(refAt.start, refAt.end)) expect(refAt.end).toBeLessThanOrEqual(text.length);
      const found = versionInRef(text, 'v{version}');
      if (found) expect(text.slice(found.start, found.end)).toBe(found.version);
    }),
  );
});
