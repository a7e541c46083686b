import { expect, test } from 'vitest';
import { detectIn, rootModule, rootsAt } from './detected.ts';

const allowed = (id: string) => `provider "aws" {\n  allowed_account_ids = ["${id}"]\n}\n`;

test.each([
  ['an account over a stack', ['live/dev/net', 'live/prod/net', 'live/prod/app'], 'live/{account}/{stack}'],
  ['a region between them', ['live/dev/eu-west-1/net', 'live/prod/us-east-1/net'], 'live/{account}/{region}/{stack}'],
  ['the word for no region', ['live/dev/global/iam', 'live/prod/eu-west-1/net'], 'live/{account}/{region}/{stack}'],
  ['a stack over an account', ['net/live/dev', 'net/live/prod', 'app/live/dev'], '{stack}/live/{account}'],
  ['one stack for each environment', ['envs/dev', 'envs/prod'], '{stack}/{account}'],
  ['accounts by their numbers', ['a/111111111111/net', 'a/222222222222/net'], 'a/{account}/{stack}'],
  ['a team between them', ['live/dev/pay/net', 'live/dev/web/app', 'live/prod/pay/net'], 'live/{account}/*/{stack}'],
])('%s', (_, folders, pattern) => {
  const found = detectIn(rootsAt(folders));
  expect(found.pattern?.value).toBe(pattern);
  expect(found.stacks).toHaveLength(folders.length);
  expect(found.uncovered).toEqual([]);
});

test('ids decide which level is the account, whatever the names say', () => {
  const ids: Record<string, string> = { payments: '111111111111', orders: '222222222222' };
  const folders = Object.keys(ids).flatMap((team) => ['dev', 'prod'].map((stage) => `live/${team}/${stage}`));
  const found = detectIn(rootsAt(folders, (folder) => allowed(ids[folder.split('/')[1] ?? ''] ?? '')));
  expect(found.pattern?.value).toBe('live/{account}/{stack}');
  expect(found.accounts.map(({ name, id }) => [name, id?.value, id?.sure])).toEqual([
    ['orders', '222222222222', 'certain'],
    ['payments', '111111111111', 'certain'],
  ]);
});

test('a stage above the account is captured too', () => {
  const ids: Record<string, string> = { a: '111111111111', b: '222222222222', c: '333333333333' };
  const folders = ['live/prod/a/net', 'live/prod/b/net', 'live/dev/c/net'];
  const found = detectIn(rootsAt(folders, (folder) => allowed(ids[folder.split('/')[2] ?? ''] ?? '')));
  expect(found.pattern?.value).toBe('live/{stage}/{account}/{stack}');
});

test('what the pattern does not cover is said, and so is what it takes by mistake', () => {
  const found = detectIn({
    ...rootsAt(['live/dev/net', 'live/prod/net', 'live/prod/app', 'bootstrap']),
    'live/dev/parts/main.tf': 'variable "x" {}\n',
    'live/dev/net/uses.tf': 'module "parts" {\n  source = "../parts"\n}\n',
  });
  expect(found.pattern).toMatchObject({ value: 'live/{account}/{stack}', sure: 'guess' });
  expect(found.uncovered).toEqual(['bootstrap']);
  expect(found.caught).toEqual(['live/dev/parts']);
});

test('stacks at the root of the repository make no pattern', () => {
  const found = detectIn({ 'main.tf': rootModule('x'), 'net/main.tf': rootModule('net') });
  expect(found.pattern).toBeUndefined();
  expect(found.uncovered).toEqual(['', 'net']);
});

test('nothing is guessed from nothing', () => {
  const found = detectIn({ 'README.md': '# hello\n' });
  expect(found).toMatchObject({ roots: [], stacks: [], accounts: [], modules: [], backends: [], pipelines: [] });
  expect(found.engine).toEqual({
    value: { kind: 'terraform' },
    sure: 'guess',
    evidence: [{ file: '', say: 'nothing says otherwise' }],
  });
});
