import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../scripts/sizes.ts';
import { loadDefinitions } from '../../src/config/load.ts';
import { exits } from '../../src/domain/codes.ts';
import { treeOf } from '../config/repository.ts';
import { blocksOf, documentOf, documents, wordsOf } from './documents.ts';

const adrs = documents.filter(({ file }) => file.startsWith('docs/adr/'));

/** Blocks of the README that are whole files, by the path in their first line. */
function filesOfReadme(): Readonly<Record<string, string>> {
  const named = blocksOf(documentOf('README.md')).flatMap(({ language, text }) => {
    const path = /^# (\S+\.yaml)\n/.exec(text)?.[1];
    return language === 'yaml' && path !== undefined ? [[path, text] as const] : [];
  });
  return Object.fromEntries(named);
}

test('the files of the README make a configuration without a problem', () => {
  const files = filesOfReadme();
  expect(Object.keys(files)).toEqual(['waves.yaml', 'waves/default.yaml', 'policies/people.yaml']);
  const main = 'module "network" {\n  source = "git::https://git.example.com/acme/network.git?ref=v1.0.0"\n}\n';
  const folders = ['dev', 'stage', 'prod'].map((account) => `live/${account}/eu-central-1/network/main.tf`);
  const stacks = Object.fromEntries(folders.map((path) => [path, main]));
  expect(loadDefinitions(treeOf({ ...files, ...stacks }))).toMatchObject({
    definitions: { stacks: [{}, {}, {}], modules: [{ name: 'network' }] },
  });
});

test.each(documents)('every block of $file that says YAML or JSON is', (document) => {
  for (const { language, text } of blocksOf(document)) {
    if (language === 'yaml') parse(text);
    if (language === 'json') JSON.parse(text);
  }
});

test('the README has every exit', () => {
  const numbers = documentOf('README.md').text.matchAll(/^\| (\d+(?:, \d+)*) \|/gm);
  const written = [...numbers].flatMap(([, cell = '']) => cell.split(', ').map(Number));
  expect(written).toEqual(Object.values(exits));
});

test('each decision has a number of its own and fits on a page', () => {
  expect(adrs.map(({ file }) => file.slice('docs/adr/'.length, 'docs/adr/0000'.length))).toEqual(
    adrs.map((_, index) => String(index + 1).padStart(4, '0')),
  );
  expect(adrs.filter(({ text }) => text.trimEnd().split('\n').length > 25)).toEqual([]);
  expect(adrs.filter(({ text }) => !text.includes('**Decision.**'))).toEqual([]);
});

test('each direct dependency has its reason', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const named = new Set(wordsOf(documentOf('docs/adr/0002-dependencies.md')));
  expect(Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !named.has(name))).toEqual([]);
});

test('the glossary has one line for each word', () => {
  const rows = documentOf('docs/glossary.md').text.matchAll(/^\| (\*\*.*?) \|/gm);
  const words = [...rows].flatMap(([, cell = '']) => [...cell.matchAll(/\*\*(.+?)\*\*/g)].map(([, word]) => word));
  expect(words.length).toBeGreaterThan(40);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});
