import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAddress, objectId, refOf, remoteFrom, withoutCredentials } from '../../../src/adapters/git/names.ts';

test.each(['main', 'v2.5.0', 'release/2026-10', 'feature/ä', 'a+b', 'dependabot/npm/x@1'])(
  '%s is a name, and its ref is written in full',
  (name) => {
    expect(refOf('heads', name)).toBe(`refs/heads/${name}`);
  },
);

const refusedNames = ['', '-x', '--upload-pack=x', 'a b', 'a..b', 'a//b', '/a', 'a/', 'a.lock', '.a', 'a/.b', 'a.'];
test.each([...refusedNames, '@', 'a@{1}', 'a~1', 'a^', 'a:b', 'a*', 'a?', 'a[b', 'a\\b', 'a\nb', 'a\0b', '\ufffd'])(
  '%j is no name of a ref',
  (name) => {
    expect(refOf('tags', name)).toBeUndefined();
  },
);

test('no ref ever starts with a dash or holds a line break, whatever its name was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(refOf('heads', name) ?? 'refs/heads/x').toMatch(/^refs\/heads\/[^-\s][^\0\n]*$/);
    }),
  );
});

test('a short commit id is refused, since it may come to mean another commit', () => {
  expect(() => objectId('abcdef1')).toThrow(/no full commit id/);
  expect(() => objectId(`--${'a'.repeat(38)}`)).toThrow(/no full commit id/);
  expect(objectId('a'.repeat(40))).toBe('a'.repeat(40));
});

test.each([
  'origin',
  'https://git.example.com/a.git',
  'ssh://git@git.example.com:22/a',
  'git@github.com:a/b',
  '/srv/a.git',
])('%s is a remote', (remote) => {
  expect(remoteFrom(remote)).toBe(remote);
});

const hostileRemotes = [
  '--upload-pack=touch x',
  'ext::sh -c x',
  'http://a/b',
  'file:///etc',
  'ssh://-oProxyCommand=x/a',
];
test.each([
  ...hostileRemotes,
  'git@-oProxyCommand=x:a',
  'https://a/../b',
  'https://a/%2e%2E/b',
  'https://a/b\nc',
  '../a',
])('%j is no remote', (remote) => {
  expect(() => remoteFrom(remote)).toThrow(/is no remote/);
  expect(isAddress(remote)).toBe(false);
});

test('credentials in an address are never shown', () => {
  expect(withoutCredentials("fatal: 'https://x:hush@host/a' and ssh://git:hush@host/b")).toBe(
    "fatal: 'https://host/a' and ssh://git@host/b",
  );
  expect(withoutCredentials('https://token@host/a')).toBe('https://host/a');
  expect(withoutCredentials('https://x:hu@sh@host/a')).toBe('https://host/a');
  expect(withoutCredentials('https://host/a?ref=v1&access_token=hush')).toBe('https://host/a?ref=v1&access_token=…');
  expect(withoutCredentials('git::ssh://git@host/a')).toBe('git::ssh://git@host/a');
});
