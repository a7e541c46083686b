import { expect, test } from 'vitest';
import { engineEnvironment, placeOf } from '../../../src/adapters/git/mirrors.ts';

const mirrors = {
  'https://git.example.com/': 'https://mirror.example.com/',
  'https://git.example.com/acme/': '/srv/a b',
};

test('the longest beginning decides which mirror is asked', () => {
  const acme = placeOf('git::https://git.example.com/acme/edge.git//modules/x', mirrors);
  expect(acme).toEqual({ url: 'file:///srv/a%20b/edge.git', subdir: 'modules/x' });
  const other = placeOf('git::https://git.example.com/other/edge.git', mirrors);
  expect(other).toEqual({ url: 'https://mirror.example.com/other/edge.git', subdir: '' });
});

test.each([
  'git::file:///etc',
  'git::/srv/x',
  'git::ext::sh -c x',
  'git::http://git.example.com/x',
  'git::https://git.example.com/acme/../../secret.git',
  'git::https://git.example.com/acme/%2e%2e/secret.git',
  'git::ssh://-oProxyCommand=touch/x',
  'acme/edge/aws',
  'https://git.example.com/acme/edge.zip',
])('%s is reached by no fetch', (source) => {
  expect(() => placeOf(source, mirrors)).toThrow(expect.objectContaining({ code: 'module-unreachable' }));
});

test('an engine’s git gets the mirrors and nobody’s configuration', () => {
  const environment = engineEnvironment({ 'https://git.example.com/acme/': '/srv/modules' });
  expect(environment).toEqual({
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: '4',
    GIT_CONFIG_KEY_0: 'url.file:///srv/modules/.insteadOf',
    GIT_CONFIG_VALUE_0: 'https://git.example.com/acme/',
    GIT_CONFIG_KEY_1: 'protocol.file.allow',
    GIT_CONFIG_VALUE_1: 'always',
    GIT_CONFIG_KEY_2: 'core.hooksPath',
    GIT_CONFIG_VALUE_2: '/dev/null',
    GIT_CONFIG_KEY_3: 'core.autocrlf',
    GIT_CONFIG_VALUE_3: 'false',
  });
});

test('without a local mirror an engine’s git may read no folder', () => {
  expect(Object.values(engineEnvironment({}))).not.toContain('protocol.file.allow');
});
