import type { Stack } from '../domain/stack.ts';
import type { Checked } from './check.ts';
import { fileKindOf } from './file-kind-of.ts';
import { type FileKind, fileKindNames } from './file-kinds.ts';
import { placesOf } from './key-places.ts';
import { type Path, problemAt } from './source.ts';

/** One effective value: its key, and the place that says it, the path of a folder, a variable, or the default. */
export type Setting = {
  readonly key: string;
  readonly value: unknown;
  readonly from: { readonly file: string; readonly line: number; readonly column: number } | string;
};

type Files = readonly Checked<unknown>[];

/** What a key is where its mapping is there and does not say it. A test holds these to what the loader fills in. */
export const defaults: Readonly<Partial<Record<FileKind, Readonly<Record<string, unknown>>>>> = {
  waves: {
    branch: 'main',
    workRoot: '/var/tmp/waves',
    deadline: '45m',
    'modules.<name>.origin': 'own',
    'modules.<name>.tags': 'v{version}',
  },
  contract: { 'waves[].soak': 0, 'waves[].concurrency': 4, 'waves[].failureBudget': 0, 'waves[].strict': false },
  policies: { 'approvalPolicy.<name>.requireDifferentActorFromAuthor': true },
};

/** Every value of the files that govern, as written or by default, file by file. */
export function settingsOf(files: Files): readonly Setting[] {
  const kinds: readonly (FileKind | undefined)[] = fileKindNames;
  const place = ({ source }: Checked<unknown>) => kinds.indexOf(fileKindOf(source.file));
  return files
    .toSorted((a, b) => place(a) - place(b))
    .flatMap((checked) => {
      const kind = fileKindOf(checked.source.file);
      if (kind === undefined || kind === 'environment' || kind === 'stack') return [];
      const prefix = kind === 'waves' ? '' : `${checked.source.file.replace(/\.yaml$/, '')}: `;
      const written = leavesOf(checked.value).map(([path, value]) => settingAt(checked, { path, value, prefix }));
      return [...written, ...defaultsIn(checked, defaults[kind] ?? {}, prefix)];
    });
}

/** What one stack is planned with, and where each part comes from. */
export function stackSettingsOf(stack: Stack, files: Files): readonly Setting[] {
  const own = files.find(({ source }) => source.file === `${stack.folder}/stack.yaml`);
  const waves = files.find(({ source }) => source.file === 'waves.yaml');
  const { engine, workspace, variableFiles, reads, env } = stack;
  const inOwn = (key: string, value: unknown) =>
    said(own, { path: [key], key, value }) ?? { key, value, from: 'default' };
  const text = [engine.kind, ...(engine.version === undefined ? [] : [engine.version])].join(' ');
  const at = { path: ['engine'], key: 'engine', value: text };
  return [
    said(own, at) ?? said(waves, at) ?? { key: 'engine', value: text, from: 'default' },
    inOwn('workspace', workspace),
    ...Object.entries({ variableFiles, reads, env }).map(([key, value]) => inOwn(key, value)),
    ...Object.entries(stack.environment).map(([part, value]) => partOf(stack, files, { part, value })),
  ];
}

function partOf(stack: Stack, files: Files, { part, value }: { part: string; value: string }): Setting {
  const above = files.filter(({ source }) => {
    const folder = source.file.slice(0, -'environment.yaml'.length);
    return fileKindOf(source.file) === 'environment' && `${stack.folder}/`.startsWith(folder);
  });
  const nearest = above.toSorted((a, b) => b.source.file.length - a.source.file.length);
  const key = `environment.${part}`;
  const written = nearest.map((file) => said(file, { path: ['environment', part], key, value }));
  return written.find((setting) => setting) ?? { key, value, from: value === 'unstated' ? 'default' : 'path' };
}

function said(
  checked: Checked<unknown> | undefined,
  { path, key, value }: { path: readonly string[]; key: string; value: unknown },
): Setting | undefined {
  if (!checked || placesOf(checked.value, path).length === 0) return undefined;
  return { key, value, from: placeOf(checked, path) };
}

function settingAt(checked: Checked<unknown>, of: { path: Path; value: unknown; prefix: string }): Setting {
  return { key: of.prefix + keyText(of.path), value: of.value, from: placeOf(checked, of.path) };
}

function placeOf({ source }: Checked<unknown>, path: Path): Exclude<Setting['from'], string> {
  const { file, line, column } = problemAt(source, { path }, { code: 'bad-format', say: '' });
  return { file, line, column };
}

function defaultsIn(checked: Checked<unknown>, table: Readonly<Record<string, unknown>>, prefix: string): Setting[] {
  return Object.entries(table).flatMap(([key, value]) => {
    const steps = key.split('.');
    const last = steps.at(-1) ?? '';
    const lacking = placesOf(checked.value, steps.slice(0, -1)).filter(
      (path) => placesOf(checked.value, [...path.map(String), last]).length === 0,
    );
    return lacking.map((path): Setting => ({ key: prefix + keyText([...path, last]), value, from: 'default' }));
  });
}

/** Values that are no mapping, with lists of such as one value. */
function leavesOf(value: unknown, path: Path = []): readonly (readonly [Path, unknown])[] {
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null || (isList && !value.some((item) => typeof item === 'object'))) {
    return [[path, value]];
  }
  const steps: [PropertyKey, unknown][] = isList ? [...value.entries()] : Object.entries(value);
  return steps.flatMap(([step, inner]) => leavesOf(inner, [...path, step]));
}

function keyText(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .slice(1);
}
