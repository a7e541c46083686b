import { expect, test } from 'vitest';
import { loadDefinitions } from '../../src/config/load.ts';
import { small, treeOf } from './repository.ts';

const rows = (count: number, row: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join('');
const waves = small['waves.yaml'] ?? '';
const accounts = "accounts: { dev: '111111111111', prod: '333333333333' }";
const module = '{"source":"git::https://git.example.com/acme/edge.git"},';
const bomb = rows(
  9,
  (level) =>
    `b${level}: &b${level} [${Array(9)
      .fill(level ? `*b${level - 1}` : 'x')
      .join(',')}]\n`,
);

/** Files that cost far more than people write, each in place of one of a small estate. */
const hostile: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'ten megabytes': ['waves.yaml', `${waves}#${'x'.repeat(10_000_000)}`],
  'lists a megabyte deep': ['policies/x.yaml', '['.repeat(999_000)],
  'mappings a megabyte deep': ['policies/x.yaml', '{a: '.repeat(249_000)],
  'sequences a megabyte deep': ['policies/x.yaml', '- '.repeat(499_000)],
  'levels by indentation': ['policies/x.yaml', rows(1300, (level) => `${' '.repeat(level)}a:\n`)],
  'a bomb of aliases': ['policies/x.yaml', bomb],
  'many aliases': ['policies/x.yaml', `a: &a x\nb: [${'*a,'.repeat(30_000)}]\n`],
  'many anchors': ['policies/x.yaml', rows(11_000, (index) => `k${index}: &a${index} 1\n`)],
  'nothing but NUL': ['policies/x.yaml', '\0'.repeat(999_000)],
  'one long key': ['policies/x.yaml', `${'a'.repeat(999_000)}: 1`],
  'one long text of escapes': ['policies/x.yaml', `roles: "${'\\x41'.repeat(240_000)}"`],
  'nothing but quotes': ['policies/x.yaml', '"'.repeat(190_000)],
  'nothing but commas': ['policies/x.yaml', `[${','.repeat(90_000)}]`],
  'nothing but tags': ['policies/x.yaml', '!a '.repeat(45_000)],
  'nothing but directives': ['policies/x.yaml', '%A\n'.repeat(249_000)],
  'nothing but documents': ['policies/x.yaml', '---\n'.repeat(249_000)],
  'nothing but line ends': ['policies/x.yaml', '\r'.repeat(999_000)],
  'equal keys': ['policies/x.yaml', 'a: 1\n'.repeat(19_000)],
  'unknown keys': ['waves.yaml', waves + rows(19_000, (index) => `k${index}: 1\n`)],
  'one person again and again': [
    'policies/x.yaml',
    `people:\n${rows(3500, () => '  - { id: p, emails: [x@a.example] }\n')}`,
  ],
  'roles of nobody': ['policies/x.yaml', `roles:\n${rows(12_000, (index) => `  a${index}: [zoe]\n`)}`],
  'accounts of nobody': [
    'waves/default.yaml',
    `waves: [{ name: p, accounts: [${rows(33_000, (index) => `a${index},`)}] }]`,
  ],
  'many accounts': [
    'waves.yaml',
    waves.replace(accounts, `accounts:\n${rows(16_000, (index) => `  a${index}: x${index}\n`)}`),
  ],
  'many waves': ['waves/default.yaml', `waves:\n${rows(5000, () => '  - { name: w, accounts: [dev] }\n')}`],
  'waves that overlap': [
    'waves/default.yaml',
    `waves:\n${rows(200, (index) => `  - { name: w${index}, accounts: ["*"] }\n`)}`,
  ],
  'modules in one line': ['stacks/dev/edge/x.tf.json', `{"m":[${module.repeat(150_000)}]}`],
  'an address without an end': ['stacks/dev/edge/x.tf', `source = "${'x'.repeat(9_000_000)}`],
  'addresses without a value': ['stacks/dev/edge/x.tf', 'source = '.repeat(900_000)],
};

test.each(Object.keys(hostile))('%s ends within a second of work, with problems or without', (name) => {
  const [file, text] = hostile[name] ?? ['', ''];
  const tree = treeOf({ ...small, [file]: text });
  const before = process.cpuUsage();
  const loaded = loadDefinitions(tree);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(1);
  const problems = 'problems' in loaded ? loaded.problems : [];
  expect(problems.length).toBeLessThanOrEqual(500);
  expect(problems.every(({ file, say }) => file !== '' && say !== '')).toBe(true);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test.each(['__proto__', 'constructor', 'prototype', 'toString'])('a key %s changes nothing but what is read', (key) => {
  const loaded = loadDefinitions(treeOf({ ...small, 'policies/x.yaml': `${key}: { polluted: true }\n` }));
  expect('problems' in loaded && loaded.problems.map(({ line, column }) => [line, column])).toEqual([[1, 1]]);
  expect(({} as { polluted?: true }).polluted).toBeUndefined();
});

test('a byte-order mark and line ends of Windows change no place', () => {
  const text = 'roles:\r\n  owner: [ann]\r\n  ownr: [zoe]\r\n';
  const loaded = loadDefinitions(treeOf({ ...small, 'policies/x.yaml': `\uFEFF${text}` }));
  const places = 'problems' in loaded ? loaded.problems.map(({ code, line, column }) => [code, line, column]) : [];
  expect(places).toEqual([
    ['same-id', 2, 10],
    ['unknown-person', 3, 10],
  ]);
});

test('of a file of a later format nothing else is said, whatever its keys mean there', () => {
  const loaded = loadDefinitions(
    treeOf({ ...small, 'waves.yaml': 'version: 2\nfleets: {}\n', 'waves/x.yaml': 'a: 1\n' }),
  );
  expect('problems' in loaded && loaded.problems.map(({ code, say }) => [code, say])).toEqual([
    ['newer-version', 'this is written in format 2, and this version of waves reads format 1'],
  ]);
});
