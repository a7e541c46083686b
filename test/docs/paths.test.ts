import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/sizes.ts';
import { documents, linksOf, wordsOf } from './documents.ts';

const folders = /^(?:src|test|docs|scripts|bin|vendor|examples|stacks|policies|\.ci)\/[\w./-]*$/;
const rootFiles = /^(?:[A-Z]+\.md|CODEOWNERS|waves\.yaml|package(?:-lock)?\.json|\.dependency-cruiser\.cjs|waves\/)$/;

test('there are documents to look at', () => {
  const files = documents.map(({ file }) => file);
  expect(files).toEqual(expect.arrayContaining(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/errors.md']));
});

describe.each(documents)('$file', (document) => {
  test('links to nothing that is not there', () => {
    const inside = linksOf(document).filter((link) => !/^(?:https?:|#)/.test(link));
    const gone = inside.filter((link) => !existsSync(join(root, dirname(document.file), link.replace(/#.*/, ''))));
    expect(gone).toEqual([]);
  });

  test('names no file or folder that is not there', () => {
    const named = wordsOf(document).filter((word) => folders.test(word) || rootFiles.test(word));
    const beside = join(root, dirname(document.file));
    expect(named.filter((path) => !existsSync(join(root, path)) && !existsSync(join(beside, path)))).toEqual([]);
  });
});
