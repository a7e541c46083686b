import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measure, repositoryFiles, root, type Sized } from '../../scripts/sizes.ts';

const files = repositoryFiles();
const sizes = measure(files);

function above(most: number, sized: readonly Sized[]): readonly string[] {
  return sized.filter(({ size }) => size > most).map(({ at, size }) => `${at} has ${size}, and ${most} are allowed`);
}

test('a source file has at most 300 lines', () => {
  expect(above(300, sizes.sourceFiles)).toEqual([]);
});

test('a function has at most 60 lines', () => {
  expect(sizes.functions.length).toBeGreaterThan(sizes.sourceFiles.length);
  expect(above(60, sizes.functions)).toEqual([]);
});

test('a file imports at most 12 others, wiring and lists of rules apart', () => {
  expect(above(12, sizes.imports)).toEqual([]);
});

test('a test file has at most 400 lines', () => {
  expect(above(400, sizes.testFiles)).toEqual([]);
});

test('no file or folder of src is a drawer', () => {
  const drawer = /(^|\/)(utils?|helpers?|common|types|models?|managers?|services?)(\.ts)?(\/|$)/;
  expect(files.filter((file) => file.startsWith('src/') && drawer.test(file))).toEqual([]);
});

test('no file of src is without a kebab-case name', () => {
  const kebab = /^src(\/[a-z0-9]+(-[a-z0-9]+)*)+\.ts$/;
  expect(files.filter((file) => file.startsWith('src/') && !kebab.test(file))).toEqual([]);
});

test('nothing is exported by default', () => {
  expect(sizes.defaultExports).toEqual([]);
});

test('no file names a folder of the machine it was written on', () => {
  const machine = /(^|[^\w./-])\/(work|root|Users\/\w+)\//m;
  const homes = [root, `${homedir()}/`].filter((folder) => folder.length > 2);
  const telling = files.filter((file) => {
    const content = text(file);
    return machine.test(content) || homes.some((folder) => content.includes(folder));
  });
  expect(telling).toEqual([]);
});

function text(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
