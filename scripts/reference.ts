// Writes docs/configuration.md and schemas/ from the schemas, and docs/rules.md from the risk rules:
// `node scripts/reference.ts`. Tests hold all of them to this.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { fileKindNames, fileKinds } from '../src/config/file-kinds.ts';
import { publishedSchema, publishedText } from '../src/config/published.ts';
import { duration, evidenceKind, folderName, glob, instant, name } from '../src/config/schemas/texts.ts';
import { limits, withoutEffect } from '../src/config/without-effect.ts';
import { rulesPage } from './rules-page.ts';

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

type Row = { readonly key: string; readonly value: string; readonly isRequired: boolean; readonly means: string };

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
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    const isRequired = schema.required?.includes(key) ?? false;
    return [{ key: path, value: wordsFor(value), isRequired, means: value.description ?? '' }, ...below(value, path)];
  });
  return own;
}

function below(schema: Schema, path: string): readonly Row[] {
  const many = schema.items ? below(schema.items, `${path}[]`) : [];
  const named = schema.additionalProperties ? below(schema.additionalProperties, `${path}.<name>`) : [];
  const options = schema.anyOf ?? [];
  const widest = options.find(({ items }) => items) ?? options.find(({ type }) => type === 'object');
  const one = widest ? below(widest, path) : [];
  return [...rowsOf({ ...schema, description: '' }, path), ...many, ...named, ...one];
}

function lineOf(title: string, row: Row): string {
  const parts = [said(row.means), noted(`${title} ${row.key}`)].filter((part) => part !== '');
  const means = parts.join('. ').replaceAll('|', '\\|');
  return `| \`${row.key}\` | ${row.value} | ${row.isRequired ? 'yes' : ''} | ${means} |`;
}

function noted(key: string): string {
  const dead = Object.keys(withoutEffect).find((one) => key === one || key.startsWith(`${one}.`));
  if (dead !== undefined) return dead === key ? `**No effect yet**: ${withoutEffect[dead]}` : 'No effect yet';
  return limits[key] === undefined ? '' : `**So far** ${limits[key]}`;
}

/** Descriptions that only repeat what the value's word says once for all are left out. */
function said(means: string): string {
  return grammar.has(means) ? '' : means;
}

const grammar = new Set([name, folderName, glob, evidenceKind, instant].map((schema) => schema.description ?? ''));

/** Every `file key` that a row of the page stands for. */
export function allKeys(): readonly string[] {
  return fileKindNames.flatMap((kind) =>
    rowsOf(publishedSchema(kind), '').map(({ key }) => `${fileKinds[kind]} ${key}`),
  );
}

const introduction = `# Configuration

Made by \`node scripts/reference.ts\` from the schemas in \`src/config/schemas/\`; do not edit it by hand.

Files are read from the governed branch, never from the working tree; \`waves validate\` alone reads the working tree.
Required are \`waves.yaml\` and a file of waves for each module of the catalogue. Unknown keys, keys given twice, empty
values, anchors, tags and merge keys are problems. All problems come at once, each with file, line and column;
\`docs/errors.md\` has a paragraph for each.

A *name* is up to 63 of a-z, 0-9, - and _. A *folder name* may have capitals and dots too. A *pattern* is a name with
\`*\` for any characters. A *duration* is written \`45s\`, \`30m\`, \`4h\` or \`7d\`. An *instant* is ISO 8601 with zone. In
keys, \`<name>\` is a key of your choice and \`[]\` an item of a list; where one or a list may stand, the row shows the
list.
`;

/** The whole page. */
export function referencePage(): string {
  const sections = fileKindNames.map((kind) => {
    const title = fileKinds[kind];
    const json: Schema = publishedSchema(kind);
    const lines = rowsOf(json, '').map((row) => lineOf(title, row));
    const head = '| key | value | required | means |\n| --- | --- | --- | --- |';
    return `## \`${title}\`\n\n${json.description?.replace(/^[^:]*: /, '').replace(/^./, (c) => c.toUpperCase())}.\n\n${head}\n${lines.join('\n')}\n`;
  });
  return [introduction, ...sections].join('\n');
}

if (import.meta.main) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const docs = join(root, 'docs');
  writeFileSync(join(docs, 'configuration.md'), referencePage());
  writeFileSync(join(docs, 'rules.md'), rulesPage());
  for (const kind of fileKindNames) writeFileSync(join(root, 'schemas', `${kind}.json`), publishedText(kind));
}
