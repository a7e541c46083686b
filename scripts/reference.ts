// Writes docs/configuration.md from the schemas and docs/rules.md from the risk rules: `node scripts/reference.ts`. Tests
// hold the pages to this.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { contractFile } from '../src/config/schemas/contract-file.ts';
import { policiesFile } from '../src/config/schemas/policies-file.ts';
import { environmentFile, stackFile } from '../src/config/schemas/stack-files.ts';
import { duration, evidenceKind, folderName, glob, instant, name } from '../src/config/schemas/texts.ts';
import { wavesFile } from '../src/config/schemas/waves-file.ts';
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

const kinds = [
  { title: 'waves.yaml', schema: wavesFile },
  { title: 'waves/NAME.yaml', schema: contractFile },
  { title: 'policies/*.yaml', schema: policiesFile },
  { title: 'environment.yaml', schema: environmentFile },
  { title: 'stack.yaml', schema: stackFile },
];

/** Keys that do less in this version than their description says. */
export const limits: Readonly<Record<string, string>> = {
  'waves.yaml modules.<name>.source': 'git sources only',
  'waves.yaml deadline':
    'it bounds only how long a plan request waits for its answer, 30m at most; an engine may run 45m',
  'policies/*.yaml roles': 'a team of a forge is nobody yet, so name persons',
};

/** Keys that are read and checked, and change nothing in this version. With each, all keys below it. */
export const withoutEffect: Readonly<Record<string, string>> = {
  'waves.yaml remote': '`waves init --remote` fixes the remote',
  'waves.yaml store': 'the ledger is always SQLite in `.waves/`',
  'waves.yaml git.credential': 'only what git can read without credentials is reached',
  'waves.yaml credentials.plan.role': 'only `exec` gives credentials',
  'waves.yaml credentials.plan.profile': 'only `exec` gives credentials',
  'waves.yaml credentials.apply.role': 'only `exec` gives credentials',
  'waves.yaml credentials.apply.profile': 'only `exec` gives credentials',
  'waves/NAME.yaml waves[].deadline': 'an apply may take 45 minutes',
  'waves/NAME.yaml promotionContract': 'the waves are the contract',
  'policies/*.yaml people[].forge': 'there is no forge',
  'policies/*.yaml approvalPolicy.<name>.proof': 'the proof is always a signature',
  'policies/*.yaml freezeWindow[].additionalApprovals': 'a freeze is waited out',
  'policies/*.yaml emergencyChange': 'there is no emergency path',
  'policies/*.yaml rollforwardPolicy': 'there is no rollforward',
  'policies/*.yaml changeClassification': 'the rules classify',
  'policies/*.yaml approval': 'approvals stand in the ledger',
};

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
  return kinds.flatMap(({ title, schema }) => rowsOf(published(schema), '').map(({ key }) => `${title} ${key}`));
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
  const sections = kinds.map(({ title, schema }) => {
    const json = published(schema);
    const lines = rowsOf(json, '').map((row) => lineOf(title, row));
    const head = '| key | value | required | means |\n| --- | --- | --- | --- |';
    return `## \`${title}\`\n\n${json.description?.replace(/^[^:]*: /, '').replace(/^./, (c) => c.toUpperCase())}.\n\n${head}\n${lines.join('\n')}\n`;
  });
  return [introduction, ...sections].join('\n');
}

if (import.meta.main) {
  const docs = join(fileURLToPath(new URL('..', import.meta.url)), 'docs');
  writeFileSync(join(docs, 'configuration.md'), referencePage());
  writeFileSync(join(docs, 'rules.md'), rulesPage());
}
