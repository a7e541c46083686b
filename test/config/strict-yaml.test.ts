import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSource } from '../../src/config/read-source.ts';
import type { Problem } from '../../src/domain/definitions.ts';

function read(text: string): { readonly value: unknown; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const found = readSource('x.yaml', text, (problem) => problems.push(problem));
  return { value: found?.value, problems };
}

const codes = (text: string) => read(text).problems.map(({ code }) => code);

test.each([
  ['aliases and anchors', 'a: &x 1\nb: *x\n', ['yaml-feature', 'yaml-feature']],
  ['merge keys', '<<: { a: 1 }\n', ['yaml-feature']],
  ['tags', 'a: !!str 1\nb: !x 2\n', ['yaml-feature', 'yaml-feature']],
  ['directives', '%YAML 1.1\n---\na: yes\n', ['yaml-feature']],
  ['tag directives', '%TAG !e! tag:example.com,2000:\n---\na: 1\n', ['yaml-feature']],
  ['a second document', 'a: 1\n---\na: 2\n', ['yaml-feature']],
  ['a key twice', 'a: 1\nb: 2\na: 3\n', ['duplicate-key']],
  ['a key twice in braces', '{ a: 1, "a": 2 }', ['duplicate-key']],
  ['keys that are no text', '1: a\ntrue: b\n~: c\n? [x]\n: d\n', Array(4).fill('unsafe-key')],
  ['__proto__', '__proto__: { polluted: 1 }', ['unsafe-key']],
  ['nothing at all', '# only a comment\n', ['empty-value']],
  ['values that are nothing', 'a:\nb: ~\nc: ""\nd: "  "\ne: {}\nf: [~]\n', Array(6).fill('empty-value')],
  ['variables that nothing fills in', `a: x-\${UNSET}\n`, ['empty-value']],
  ['characters nobody sees', 'a: "x\\u202E"\nb: "\\e[2J"\n', ['hidden-characters', 'hidden-characters']],
])('%s: reported', (_, text, expected) => {
  expect(codes(text)).toEqual(expected);
});

test.each([
  ['010', 10],
  ['0o10', 8],
  ['0x1F', 31],
  ['1.10', 1.1],
  ['1_000', '1_000'],
  ['no', 'no'],
  ['Yes', 'Yes'],
  ['on', 'on'],
  ['190:20:30', '190:20:30'],
  ['2026-12-20', '2026-12-20'],
  ['2026-12-20T00:00:00Z', '2026-12-20T00:00:00Z'],
  ['TRUE', true],
  [`"\${var.region} stays"`, `\${var.region} stays`],
])('%s is %j and nothing else (YAML 1.2)', (written, value) => {
  expect(read(`a: ${written}`)).toEqual({ value: { a: value }, problems: [] });
});

test('keys that objects inherit are ordinary keys', () => {
  const { value, problems } = read('constructor: 1\ntoString: 2\n');
  expect(problems).toEqual([]);
  expect(Object.getPrototypeOf(value)).toBeNull();
  expect(Object.entries(value as object)).toEqual([
    ['constructor', 1],
    ['toString', 2],
  ]);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test.each(['[', '- ', '? ', '{a: ', 'a:\n '])('%j nests 60 times and no more than 64', (opening) => {
  const nested = (times: number) =>
    opening === 'a:\n '
      ? Array.from({ length: times }, (_, level) => `${' '.repeat(level)}a:`).join('\n')
      : opening.repeat(times);
  expect(codes(nested(60))).not.toContain('too-deep');
  for (const times of [70, 1000, 100_000])
    expect(codes(nested(opening === 'a:\n ' ? Math.min(times, 1000) : times))).toEqual(['too-deep']);
});

test('a bomb of aliases is refused without being blown up', () => {
  const rows = Array.from({ length: 9 }, (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level}, `.repeat(9)}]`);
  const started = performance.now();
  expect(new Set(codes(['l0: &l0 [x]', ...rows].join('\n')))).toEqual(new Set(['yaml-feature']));
  expect(performance.now() - started).toBeLessThan(1000);
});

test.each(['!t ', '&a ', '# c\n', '\n', '--- ', '} ', ': ', '"', 'a: b: ', 'k\n', '\t', '[,'])(
  '200 kB of %j are read in seconds',
  (piece) => {
    const started = performance.now();
    const { value, problems } = read(piece.repeat(200_000 / piece.length));
    expect(problems.length > 0 || typeof value === 'string').toBe(true);
    expect(performance.now() - started).toBeLessThan(8000);
  },
);

test('reading never throws', () => {
  const pieces = fc.constantFrom(
    ...['a', ':', ' ', '\n', '- ', '? ', '[', ']', '{', '}', ',', '#', '&x', '*x', '!', '!!map ', '|', '>', '"', "'"],
    ...['%', '---', '...', '<<', '\t', '\r', '~', '\u0000', '\uFEFF', '\uD800', '0', '  ', '__proto__'],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      for (const problem of read(text).problems) expect(problem.line).toBeGreaterThan(0);
    }),
    { numRuns: 3000 },
  );
});
