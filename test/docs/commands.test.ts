import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { findCommand } from '../../src/cli/find-command.ts';
import { parse } from '../../src/cli/parse.ts';
import { blocksOf, documentOf, documents, wordsOf } from './documents.ts';

function argvOf(line: string): string[] {
  return (line.replace(/^waves\b/, '').match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

/** Everything that the real command line has against a line. */
async function complaintsOf(line: string): Promise<readonly string[]> {
  const found = findCommand(argvOf(line), commands);
  if (!('listed' in found)) return 'show' in found ? [] : found.map(({ say }) => say);
  const { listed, argv } = found;
  const command = await listed.load();
  if (command.raw) return [];
  const read = parse(argv, { name: listed.name, flags: command.flags, args: command.args });
  return 'flags' in read ? [] : read.map(({ say }) => say);
}

/** In a sentence only what is talked about is written, and values by their names. */
const partial = /is missing$|needs a value$|cannot be "[A-Z…]+"$/;

const shown = documents.flatMap(({ file, text }) =>
  blocksOf({ file, text }).flatMap((block) =>
    [...block.text.matchAll(/^\$ (waves .*)$/gm)].map(([, line = '']) => ({ file, line })),
  ),
);
const told = documents.flatMap((document) =>
  wordsOf(document)
    .filter((word) => /^waves(?: -| [a-z])/.test(word))
    .map((line) => ({ file: document.file, line })),
);

test('there are command lines to look at', () => {
  expect(shown.length).toBeGreaterThan(5);
  expect(told.length).toBeGreaterThan(20);
});

describe('command lines of the documents', () => {
  test.each(shown)('$file shows $line, which can be given', async ({ line }) => {
    expect(await complaintsOf(line)).toEqual([]);
  });

  test.each(told)('$file tells of $line, which the command line knows', async ({ line }) => {
    expect((await complaintsOf(line)).filter((say) => !partial.test(say))).toEqual([]);
  });
});

test('the first block of the README is its two commands', () => {
  expect(blocksOf(documentOf('README.md'))[0]?.text).toBe('npm run demo\nnpm test\n');
});
