import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command, FlagSpec } from '../../src/cli/command.ts';
import { command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands.ts';
import { globals, parse } from '../../src/cli/parse.ts';
import { give } from './command-line.ts';

const loaded = await Promise.all(commands.map(async (listed) => ({ listed, command: await listed.load() })));
const parsing = loaded.filter(({ command }) => !command.raw);

const sample: Readonly<Record<FlagSpec['kind'], (spec: FlagSpec) => string>> = {
  switch: () => '',
  text: () => 'word',
  list: () => 'word',
  choice: (spec) => ('choices' in spec ? (spec.choices[0] ?? '') : ''),
  duration: () => '4h',
  instant: () => '2026-07-03T10:00:00Z',
  when: () => '4h',
};

/** A command line with everything a command requires. */
function complete(name: string, { args, flags }: Command): string[] {
  const required = Object.entries(flags).filter(([, spec]) => 'required' in spec && spec.required);
  const given = Object.values(args).map(() => 'word');
  return [...name.split(' '), ...given, ...required.flatMap(([flag, spec]) => [`--${flag}`, sample[spec.kind](spec)])];
}

test('every command says what it needs', () => {
  expect(loaded.map(({ command }) => ['read', 'act', 'run'].includes(command.needs))).not.toContain(false);
});

test('a command without needs does not compile', () => {
  const shape = { examples: ['a', 'b'], flags: {}, args: {}, run: async () => ({}) } as const;
  // @ts-expect-error needs is missing
  expect(command(shape).needs).toBeUndefined();
});

test('no two commands have one name', () => {
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
});

test.each(parsing)('the examples of $listed.name can be given', ({ listed, command: { examples, flags, args } }) => {
  for (const example of examples) {
    expect(example.startsWith(`waves ${listed.name}`)).toBe(true);
    const words = example.slice(`waves ${listed.name}`.length).match(/"[^"]*"|\S+/g) ?? [];
    const read = parse(words, { name: listed.name, flags, args });
    expect('flags' in read ? [] : read).toEqual([]);
  }
});

test.each(parsing)('no flag of $listed.name may be empty', async ({ listed, command }) => {
  for (const [flag, spec] of Object.entries({ ...command.flags, ...globals })) {
    for (const empty of [
      `--${flag}=`,
      ...(spec.kind === 'switch'
        ? []
        : [
            [`--${flag}`, ''],
            [`--${flag}`, '  '],
          ]),
    ]) {
      const ran = await give([...complete(listed.name, command), ...[empty].flat()]);
      expect([flag, ran.exit]).toEqual([flag, 64]);
      expect(ran.err + ran.out).toContain(`--${flag}`);
      if (spec.kind !== 'switch') expect(ran.err + ran.out).toContain('empty-value');
    }
  }
});

test.each(parsing)('no argument of $listed.name may be empty, and none too many', async ({ listed, command }) => {
  const args = Object.values(command.args);
  const empty = await give([...listed.name.split(' '), ...(args.length > 0 ? args.map(() => '') : [''])]);
  expect([empty.exit, empty.err]).toEqual([64, expect.stringContaining('empty-value: an argument is empty')]);
  if (args.at(-1)?.many) return;
  const ran = await give([...complete(listed.name, command), 'surplus']);
  expect([ran.exit, ran.err]).toEqual([64, expect.stringContaining('"surplus" is one argument too many')]);
});

test.each(parsing)('no single flag of $listed.name may be given twice', async ({ listed, command }) => {
  for (const [flag, spec] of Object.entries<FlagSpec>({ ...command.flags, ...globals })) {
    if (spec.kind === 'list' || flag === 'help') continue;
    const once = spec.kind === 'switch' ? [`--${flag}`] : [`--${flag}`, sample[spec.kind](spec)];
    const { exit, err, out } = await give([...complete(listed.name, command), ...once, ...once]);
    expect([flag, exit]).toEqual([flag, 64]);
    expect(err + out).toContain(`--${flag} is given twice`);
  }
});

test('who acts is never taken from the command line', async () => {
  for (const { listed, command } of parsing) {
    const ran = await give([...complete(listed.name, command), '--actor', 'alice']);
    expect([listed.name, ran.exit, ran.err]).toEqual([listed.name, 64, expect.stringContaining('knows no --actor')]);
  }
});

test('a flag without its value does not swallow the next flag', async () => {
  const ran = await give(['approve', 'p-1', '--plan', '8d1f6c0e41b7', '--role', '--json']);
  expect(ran.document.reasons).toMatchObject([{ code: 'bad-usage', say: '--role needs a value' }]);
});

test('everything that is wrong is said at once', async () => {
  const ran = await give(['retry', '--stak=a', '--reason', '']);
  expect(ran.err.split('\n').filter((line) => /^(?:bad-usage|empty-value):/.test(line))).toEqual([
    'bad-usage: retry knows no --stak',
    'empty-value: --reason is empty',
    'bad-usage: PROMOTION is missing',
    'bad-usage: --stack is missing',
  ]);
});

test.each([
  [['aprove'], 'did you mean "approve"?'],
  [['run', '--du'], 'did you mean "--due"?'],
  [['release', 'shw'], 'did you mean "show"?'],
  [['release'], 'waves release show, waves release list, waves release add'],
  [['evidence', 'add', 'p', '--result', 'pased'], 'did you mean "passed"?'],
  [['help', 'exit-code'], 'did you mean "exit-codes"?'],
  [[], 'waves help'],
])('%j is answered by what was probably meant', async (argv, fix) => {
  const ran = await give(argv);
  expect([ran.exit, ran.err]).toEqual([64, expect.stringContaining(`→ ${fix}`)]);
});

test.each(['2026-07-03', '2026-07-03T10:00:00', '2026-02-30T10:00:00Z', '2026-07-03T24:00:00Z', 'tomorrow', '0'])(
  '%s is no moment',
  async (text) => {
    expect((await give(['status', '--now', text])).exit).toBe(64);
  },
);

test.each([
  [['run'], 'NAME@VERSION, a promotion or --due is missing'],
  [['run', 'p-1', '--due'], '--due takes no release and no promotion'],
  [['run', 'p-1', '--only', 'apply', '--stack', 's'], '--only apply needs --plan'],
  [['run', 'p-1', '--only', 'plan'], '--only plan needs a promotion and --stack'],
  [['run', 'a@1.0.0', '--only', 'plan', '--stack', 's'], '--only plan needs a promotion and --stack'],
  [['run', 'p-1', '--only', 'plan', '--stack', 's', '--plan', '8d1f6c0e41b7'], '--plan belongs to --only apply'],
  [['run', 'p-1', '--only', 'apply', '--stack', 's', '--plan', '8d1f'], '"8d1f" is not at least 12 hex digits'],
])('%j does not go together', async (argv, say) => {
  const { wireOver } = await import('./command-line.ts');
  const { startedStory } = await import('../views/story.ts');
  const ran = await give(argv, { wire: wireOver(startedStory()) });
  expect([ran.exit, ran.err]).toEqual([64, expect.stringContaining(say)]);
});

test('no command line makes the reader throw', () => {
  const words = fc.array(fc.oneof(fc.string(), fc.constantFrom('--json', '--now', '--', '-h', '--role=', '--x=y')));
  fc.assert(
    fc.property(words, fc.constantFrom(...parsing), (argv, { listed, command: { flags, args } }) => {
      const read = parse(argv, { name: listed.name, flags, args });
      expect('flags' in read || read.every(({ code }) => code === 'bad-usage' || code === 'empty-value')).toBe(true);
    }),
  );
});
