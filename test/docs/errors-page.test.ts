import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryFiles, root } from '../../scripts/sizes.ts';
import { problemCodes } from '../../src/config/problem-codes.ts';
import { codes } from '../../src/domain/codes.ts';

const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');

/** The codes in the first column of the table below a heading. */
function codesUnder(heading: string): readonly string[] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const rows = (section.split(/^## /m)[0] ?? '').matchAll(/^\| (`[^|]*`) \|/gm);
  return [...rows].flatMap(([, cell = '']) => [...cell.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => code));
}

/** Codes that failures are made with, wherever `src` makes one, apart from those that are reasons themselves. */
function failureCodes(): readonly string[] {
  const made = /\b(?:new Failure|nothing|failed|refused|failure|workspaceFailure)\(\s*'([a-z]+(?:-[a-z]+)+)'/g;
  const sources = repositoryFiles().filter((file) => /^src\/(?!simcloud\/|domain\/).*\.ts$/.test(file));
  const found = sources.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(made)]);
  return [...new Set(found.map(([, code = '']) => code))].filter((code) => !Object.hasOwn(codes, code));
}

test('every problem of a file has its row, once', () => {
  expect(codesUnder('Problems of files').toSorted()).toEqual(Object.keys(problemCodes).toSorted());
});

test('every failure that people can meet has its row, once, and nothing else has one', () => {
  expect(codesUnder('Narrower codes of world-failed').toSorted()).toEqual(failureCodes().toSorted());
});
