import { parseArgs } from 'node:util';
import { didYouMean } from '../config/nearest.ts';
import { durationFrom } from '../domain/instant.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import type { Args, FlagSpec, Flags } from './command.ts';
import { instantFrom, whenFrom } from './instant.ts';
import { colorChoices } from './print/paint.ts';

/** Flags every command has. */
export const globals = {
  json: { kind: 'switch', help: 'one JSON document on stdout, however it ends' },
  'no-input': { kind: 'switch', help: 'never ask: what is missing is an error' },
  color: {
    kind: 'choice',
    choices: colorChoices,
    help: 'colours and the live table; NO_COLOR and FORCE_COLOR count too',
  },
  help: { kind: 'switch', short: 'h', help: 'what this command does and takes' },
  now: { kind: 'instant', value: 'INSTANT', help: 'act as if it were this moment (sandbox ledgers only)' },
  as: { kind: 'text', value: 'PERSON', help: 'act as this person (sandbox ledgers only)' },
} as const satisfies Flags;

type Value = string | number | boolean | object | undefined;

export type Parsed = {
  readonly flags: Readonly<Record<string, Value>>;
  readonly args: Readonly<Record<string, string | readonly string[] | undefined>>;
};

type Shape = { readonly name: string; readonly flags: Flags; readonly args: Args };

/** The tokens of a command line as node reads it, forgiving everything: what is wrong is said here. */
export function tokensOf(argv: readonly string[], flags: Flags) {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, spec]) => {
      const type = spec.kind === 'switch' ? ('boolean' as const) : ('string' as const);
      return [name, { type, multiple: true, ...('short' in spec ? { short: spec.short } : {}) }];
    }),
  );
  return parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

/** Reads the arguments of a command, or says everything that is wrong with them. */
export function parse(argv: readonly string[], shape: Shape): Parsed | readonly Refusal[] {
  const flags: Flags = { ...shape.flags, ...globals };
  const help = `waves help ${shape.name}`;
  const wrong: Refusal[] = [];
  const complain: Complain = (say, fix = help) => {
    wrong.push(refuse(say.endsWith(isEmpty) ? 'empty-value' : 'bad-usage', { say, fix }));
  };
  const tokens = tokensOf(argv, flags);
  const values = new Map<string, Value[]>();
  for (const token of tokens) if (token.kind === 'option') readOption(token, { shape, flags, values, complain });
  const given = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const args = readArgs(given, shape.args, complain);
  for (const [name, spec] of Object.entries(shape.flags)) {
    if ('required' in spec && !values.has(name)) complain(`--${name} is missing`, wayOf(name, spec));
  }
  return wrong.length > 0 ? wrong : { flags: valuesOf(flags, values), args };
}

/** What a shell leaves of a variable that is not set (S06.2): a code of its own, as scripts meet it most. */
const isEmpty = 'is empty';

type Complain = (say: string, fix?: string) => void;
type OptionToken = {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
};

function readOption(
  token: OptionToken,
  into: { shape: Shape; flags: Flags; values: Map<string, Value[]>; complain: Complain },
): void {
  const { shape, flags, values, complain } = into;
  const spec = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
  if (!spec) {
    const known = Object.keys(flags).map((name) => `--${name}`);
    complain(`${shape.name} knows no ${token.rawName}`, didYouMean(token.rawName, known));
    return;
  }
  const before = values.get(token.name) ?? [];
  const twice = before.length > 0 && spec.kind !== 'list' ? 'is given twice' : undefined;
  const fault = valueWrong(token, spec) ?? twice;
  const value = fault ? undefined : readValue(token, spec);
  values.set(token.name, [...before, value]);
  if (fault) complain(`--${token.name} ${fault}`, wayOf(token.name, spec));
  else if (value === undefined) {
    complain(`--${token.name} cannot be ${JSON.stringify(token.value)}`, wayOf(token.name, spec, token.value));
  }
}

function readArgs(given: readonly string[], specs: Args, complain: Complain): Parsed['args'] {
  if (given.some((value) => value.trim() === '')) complain(`an argument ${isEmpty}`);
  const entries = Object.entries(specs);
  const extra = entries.at(-1)?.[1].many ? undefined : given[entries.length];
  if (extra !== undefined) complain(`${JSON.stringify(extra)} is one argument too many`);
  const read = entries.map(([name, spec], index) => {
    const value = given[index];
    if (spec.required && value === undefined) complain(`${spec.value} is missing`);
    if (value !== undefined && spec.choices && !spec.choices.includes(value)) {
      const choices = spec.choices.join(', ');
      complain(`${spec.value} cannot be ${JSON.stringify(value)}`, didYouMean(value, spec.choices, choices));
    }
    return [name, spec.many ? given.slice(index) : value] as const;
  });
  return Object.fromEntries(read);
}

function valuesOf(flags: Flags, values: ReadonlyMap<string, readonly Value[]>): Parsed['flags'] {
  const read = Object.entries(flags).map(([name, { kind }]): [string, Value] => {
    const given = values.get(name) ?? [];
    if (kind === 'list') return [name, given];
    return [name, kind === 'switch' ? given.length > 0 : given[0]];
  });
  return Object.fromEntries(read);
}

function valueWrong({ value, inlineValue }: OptionToken, spec: FlagSpec): string | undefined {
  if (spec.kind === 'switch') return value === undefined ? undefined : 'takes no value';
  if (value === undefined || (!inlineValue && value.startsWith('-'))) return 'needs a value';
  return value.trim() === '' ? isEmpty : undefined;
}

function readValue({ value = '' }: OptionToken, spec: FlagSpec): Value {
  switch (spec.kind) {
    case 'switch':
      return true;
    case 'choice':
      return spec.choices.includes(value) ? value : undefined;
    case 'duration':
      return durationFrom(value);
    case 'instant':
      return instantFrom(value);
    case 'when':
      return whenFrom(value);
    default:
      return value;
  }
}

const forms: Readonly<Partial<Record<FlagSpec['kind'], string>>> = {
  duration: ' (30m, 4h, 7d)',
  instant: ' (2026-07-03T10:00:00Z)',
  when: ' (4h, or 2026-07-03T10:00:00Z)',
};

/** How a flag is written, with what was probably meant where only some words are known. */
function wayOf(name: string, spec: FlagSpec, written = ''): string {
  const near = spec.kind === 'choice' ? didYouMean(written, spec.choices) : undefined;
  return near ?? `${flagForm(name, spec)}${forms[spec.kind] ?? ''}`;
}

/** `--role ROLE`, `--only plan|apply`, `--json`. */
export function flagForm(name: string, spec: FlagSpec): string {
  if (spec.kind === 'switch')
    return spec.short === undefined || name === 'help' ? `--${name}` : `-${spec.short}, --${name}`;
  return `--${name} ${spec.kind === 'choice' ? spec.choices.join('|') : spec.value}`;
}
