import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frame } from '../../src/config/frame.ts';
import { loadDefinitions } from '../../src/config/load.ts';
import { printable } from '../../src/config/printable.ts';
import * as lesson from './lesson.ts';
import { small, treeOf } from './repository.ts';

const texts = { ...small, 'waves/edge.yaml': lesson.waves + lesson.promotionContract, 'policies/all.yaml': policies() };

function policies(): string {
  const { approvalPolicy, freezeWindow, emergencyChange, rollforwardPolicy } = lesson;
  return approvalPolicy.replaceAll('prod', 'stage') + freezeWindow + emergencyChange + rollforwardPolicy;
}

function survives(files: Record<string, string | undefined>): void {
  const loaded = loadDefinitions(treeOf(files));
  if (!('problems' in loaded)) return;
  expect(loaded.problems.length).toBeGreaterThan(0);
  for (const problem of loaded.problems) {
    const shown = frame(problem);
    expect(shown.split('\n').map(printable).join('\n')).toBe(shown);
  }
}

test('any text in any file gives definitions or problems', () => {
  const paths = fc.constantFrom(
    ...Object.keys(texts),
    'CODEOWNERS',
    'stacks/dev/environment.yaml',
    'stacks/dev/edge/stack.yaml',
  );
  fc.assert(
    fc.property(paths, fc.string({ unit: 'binary', maxLength: 200 }), (path, text) =>
      survives({ ...texts, [path]: text }),
    ),
    { numRuns: 300 },
  );
});

test('any small change to a file gives definitions or problems', () => {
  const pieces = [
    '',
    ' ',
    '\n',
    ':',
    '-',
    '[',
    ']',
    '{',
    '}',
    "'",
    '"',
    '0',
    'null',
    '*',
    '&x ',
    '\u202E',
    '~',
    '[[]]',
    'é',
  ];
  const edit = fc.record({
    path: fc.constantFrom(...Object.keys(texts)),
    at: fc.nat(400),
    cut: fc.nat(12),
    piece: fc.constantFrom(...pieces),
  });
  fc.assert(
    fc.property(edit, ({ path, at, cut, piece }) => {
      const text = texts[path as keyof typeof texts] ?? '';
      const from = text.length === 0 ? 0 : at % text.length;
      survives({ ...texts, [path]: text.slice(0, from) + piece + text.slice(from + cut) });
    }),
    { numRuns: 600 },
  );
});

test('any value under any key gives definitions or problems', () => {
  const key = fc.constantFrom(
    'people',
    'roles',
    'approvalPolicy',
    'freezeWindow',
    'policies',
    'lifetimes',
    'waves',
    'when',
  );
  const words = fc.oneof(
    key,
    fc.string({ maxLength: 8 }),
    fc.constantFrom('constructor', '__proto__', 'toString', 'ann'),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, words, fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('table')),
    list: fc.array(tie('value'), { maxLength: 3 }),
    table: fc.dictionary(words, tie('value'), { maxKeys: 3 }),
  }));
  const path = fc.constantFrom('waves.yaml', 'waves/edge.yaml', 'policies/all.yaml', 'stacks/dev/environment.yaml');
  fc.assert(
    fc.property(path, key, value, (file, name, given) =>
      survives({ ...texts, [file]: JSON.stringify({ [name]: given }) }),
    ),
    { numRuns: 500 },
  );
});
