import type { z } from 'zod';
import type { Problem } from '../domain/definitions.ts';
import { didYouMean } from './nearest.ts';
import type { Read } from './read-source.ts';
import { keysAt } from './schema-keys.ts';
import { toldIn } from './schemas/telling.ts';
import type { Path, Report, Source, Telling } from './source.ts';
import { isFull, problemAt, writtenAt } from './source.ts';

/** A file that follows its schema. */
export type Checked<Value> = { readonly source: Source; readonly value: Value };

type Issue = z.core.$ZodIssue;
type Checking = { readonly read: Read; readonly schema: z.core.$ZodType };

/** Holds a file against its schema and reports every difference where it stands. */
export function check<Schema extends z.ZodType>(
  read: Read,
  schema: Schema,
  report: Report,
): Checked<z.infer<Schema>> | undefined {
  const parsed = schema.safeParse(read.value);
  if (parsed.success) return { source: read.source, value: parsed.data };
  for (const issue of parsed.error.issues) {
    if (isFull(report, read.source.file)) break;
    for (const problem of issueProblems(issue, issue.path, { read, schema })) report(problem);
  }
  return undefined;
}

function problemsOf(issues: readonly Issue[], base: Path, checking: Checking): readonly Problem[] {
  return issues.flatMap((issue) => issueProblems(issue, [...base, ...issue.path], checking));
}

function issueProblems(issue: Issue, path: Path, checking: Checking): readonly Problem[] {
  const { read } = checking;
  const value = valueAt(read.value, path);
  if (value === absent) return [problemAt(read.source, { path }, missing(path, checking))];
  // The strict subset took the value away and has said why.
  if (value === undefined) return [];
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, path, checking);

  const branch = issue.code === 'invalid_union' ? likelyBranch(issue.errors) : undefined;
  const isKey = issue.code === 'invalid_key';
  const told = naming(toldIn(isKey ? (issue.issues[0]?.message ?? '') : issue.message), isKey ? path.at(-1) : value);
  const isDeeper = branch?.some((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys') ?? false;
  if (branch && (isDeeper || !told)) return problemsOf(branch, path, checking);

  const telling = told ?? withQuotes(plainTelling(issue, value), { value, written: writtenAt(read.source, path) });
  return [problemAt(read.source, { path, at: isKey ? 'key' : 'value' }, telling)];
}

/** Schemas say `this is no engine`; here it is known what was written. */
function naming(told: Telling | undefined, value: unknown): Telling | undefined {
  return typeof value === 'string' && told
    ? { ...told, say: told.say.replace(/^this /, () => `${described(value)} `) }
    : told;
}

/** Of a union's options, the one the value was probably meant to be; undefined if it is of none of their types. */
function likelyBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = branches.filter((issues) => !issues.some((issue) => issue.path.length === 0 && isTypeIssue(issue)));
  return fitting.toSorted((a, b) => a.length - b.length)[0];
}

function isTypeIssue(issue: Issue): boolean {
  if (issue.code === 'invalid_union') return likelyBranch(issue.errors) === undefined;
  return issue.code === 'invalid_type';
}

/** No more of one mapping is told than is kept of one file. */
const shownMax = 1000;

function unknownKeys(keys: readonly string[], path: Path, { read, schema }: Checking): readonly Problem[] {
  const allowed = keysAt(schema, path);
  const where = path.length === 0 ? '' : ` at ${path.join('.')}`;
  return keys.slice(0, shownMax).map((key) => {
    const fix = didYouMean(key, allowed, allowed.length > 0 ? `known here: ${allowed.join(', ')}` : undefined);
    const telling: Telling = { code: 'unknown-key', say: `unknown key "${key}"${where}`, fix };
    return problemAt(read.source, { path: [...path, key], at: 'key' }, telling);
  });
}

function missing(path: Path, { schema }: Checking): Telling {
  const key = String(path.at(-1));
  const where = path.length < 2 ? '' : ` at ${path.slice(0, -1).join('.')}`;
  const known = keysAt(schema, path.slice(0, -1)).includes(key);
  return { code: 'missing-key', say: `"${key}" is missing${where}`, ...(known && { fix: `add ${key}: …` }) };
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

function plainTelling(issue: Issue, value: unknown): Telling {
  switch (issue.code) {
    case 'invalid_value': {
      const values = issue.values.map(String);
      const fix = didYouMean(String(value), values, `write one of ${values.join(', ')}`);
      return { code: 'unknown-value', say: `${described(value)} is none of the values known here`, fix };
    }
    case 'too_small':
      return { code: 'out-of-range', say: `this is less than ${issue.minimum}` };
    case 'too_big':
      return { code: 'out-of-range', say: `this is more than ${issue.maximum}` };
    case 'invalid_format':
      return { code: 'bad-format', say: 'this does not have the form that is read here' };
    default: {
      const expected = expectedBy(issue).join(' or ') || 'something else';
      return { code: 'wrong-type', say: `expected ${expected}, found ${described(value)}` };
    }
  }
}

function expectedBy(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_type') return [typeWords[issue.expected] ?? issue.expected];
  if (issue.code !== 'invalid_union') return [];
  return [...new Set(issue.errors.flat().flatMap(expectedBy))];
}

function withQuotes(telling: Telling, { value, written }: { value: unknown; written: string | undefined }): Telling {
  const isBare = typeof value === 'number' || typeof value === 'boolean';
  if (telling.code !== 'wrong-type' || !isBare || !written || !telling.say.startsWith('expected text')) return telling;
  return { ...telling, fix: `write '${written}' in quotes` };
}

function described(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string' ? `"${value.slice(0, 60)}"` : `${typeof value} ${String(value)}`;
}

const absent = Symbol('absent');

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return absent;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}
