import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileKindOf } from '../../src/config/file-kind-of.ts';
import { fileKindNames } from '../../src/config/file-kinds.ts';
import { frame } from '../../src/config/frame.ts';
import { problemsOf } from './repository.ts';
import { wrongFiles } from './wrong-files.ts';

const names = Object.keys(wrongFiles);

test.each(names)('%s: problems are shown as compilers show them', async (name) => {
  const problems = problemsOf(wrongFiles[name] ?? {});
  expect(problems.length).toBeGreaterThan(0);
  await expect(`${problems.map(frame).join('\n\n')}\n`).toMatchFileSnapshot(`frames/${name}.txt`);
});

test('the frames are of at least sixty wrong files, of every kind, and no others', () => {
  expect(names.length).toBeGreaterThanOrEqual(60);
  const kinds = new Set(
    names.flatMap((name) => problemsOf(wrongFiles[name] ?? {}).map(({ file }) => fileKindOf(file))),
  );
  expect(fileKindNames.filter((kind) => !kinds.has(kind))).toEqual([]);
  const kept = readdirSync(new URL('frames/', import.meta.url));
  expect(kept.filter((file) => !names.includes(file.replace('.txt', '')))).toEqual([]);
});
