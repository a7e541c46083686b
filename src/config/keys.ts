import { z } from 'zod';
import { fileKindNames, fileKinds } from './file-kinds.ts';
import { type Effect, effectOf } from './key-effects.ts';
import { publishedSchema } from './published.ts';
import { duration, evidenceKind, folderName, glob, instant, name } from './schemas/texts.ts';

type Schema = {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly pattern?: string;
  readonly const?: string | number;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
};

/** A key of a file as people read about it. `key` has `[]` for an item of a list and `<name>` for a name of one's own. */
export type Key = {
  readonly file: string;
  readonly key: string;
  /** What may stand there, in words: `list of pattern`. */
  readonly value: string;
  readonly isRequired: boolean;
  readonly means: string;
  readonly effect: Effect;
};

type Row = Pick<Key, 'key' | 'value' | 'isRequired' | 'means'>;

let known: readonly Key[] | undefined;

/** Every key of every file, each once. */
export function allKeys(): readonly Key[] {
  known ??= readKeys();
  return known;
}

function readKeys(): readonly Key[] {
  return fileKindNames.flatMap((kind) =>
    rowsOf(publishedSchema(kind), '').map((row) => {
      const file = fileKinds[kind];
      return { file, ...row, effect: effectOf(`${file} ${row.key}`) };
    }),
  );
}

const published = (schema: z.ZodType) => z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as Schema;

/** What a text of this pattern is called. */
const words = new Map(
  Object.entries({ name, 'folder name': folderName, pattern: glob, 'evidence kind': evidenceKind, instant }).map(
    ([word, schema]) => [published(schema).pattern, word],
  ),
);
const durationText = JSON.stringify(published(duration).anyOf);

/** A value in a few words: `name`, `list of pattern`, `one of own, external`. */
function wordsFor(schema: Schema): string {
  if (JSON.stringify(schema.anyOf) === durationText) return 'duration';
  if (schema.anyOf) return [...new Set(schema.anyOf.map(wordsFor))].join(' or ');
  if (schema.enum) return `one of ${schema.enum.map((value) => `\`${value}\``).join(', ')}`;
  if (schema.type === 'array') return `list of ${grouped(wordsFor(schema.items ?? {}))}`;
  if (schema.type === 'object') return schema.properties ? 'mapping' : `mapping of ${mapped(schema)}`;
  if (schema.type === 'integer') return `whole number ${schema.minimum}–${schema.maximum}`;
  return words.get(schema.pattern) ?? (schema.type === 'string' ? 'text' : [schema.type].flat().join(' or '));
}

function grouped(text: string): string {
  return text.includes(' or ') || text.startsWith('one of') ? `(${text})` : text;
}

function mapped({ propertyNames, additionalProperties }: Schema): string {
  return `${grouped(wordsFor(propertyNames ?? {}))} to ${grouped(wordsFor(additionalProperties || {}))}`;
}

/** The rows of a schema's keys and of all keys below them. */
function rowsOf(schema: Schema, prefix: string): readonly Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    const isRequired = schema.required?.includes(key) ?? false;
    const means = said(value.description ?? '');
    return [{ key: path, value: wordsFor(value), isRequired, means }, ...below(value, path)];
  });
}

function below(schema: Schema, path: string): readonly Row[] {
  const many = schema.items ? below(schema.items, `${path}[]`) : [];
  const named = schema.additionalProperties ? below(schema.additionalProperties, `${path}.<name>`) : [];
  const options = schema.anyOf ?? [];
  const widest = options.find(({ items }) => items) ?? options.find(({ type }) => type === 'object');
  const one = widest ? below(widest, path) : [];
  return [...rowsOf({ ...schema, description: '' }, path), ...many, ...named, ...one];
}

/** Descriptions that only repeat what the value's word says once for all are left out. */
function said(means: string): string {
  return grammar.has(means) ? '' : means;
}

const grammar = new Set([name, folderName, glob, evidenceKind, instant].map((schema) => schema.description ?? ''));
