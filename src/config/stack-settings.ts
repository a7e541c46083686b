import type { Stack } from '../domain/stack.ts';
import type { Checked } from './check.ts';
import { given } from './names.ts';
import { didYouMean } from './nearest.ts';
import type { StackFile } from './schemas/stack-files.ts';
import { many } from './schemas/texts.ts';
import { engineFrom } from './settings.ts';
import type { Path, Report, Telling } from './source.ts';
import { problemAt } from './source.ts';

export type StackSettings = Pick<Stack, 'workspace' | 'variableFiles' | 'reads' | 'env'> &
  Partial<Pick<Stack, 'engine' | 'pin'>>;

type Around = {
  readonly folder: string;
  readonly paths: ReadonlySet<string>;
  /** Names of the catalogue. */
  readonly modules: readonly string[];
  readonly report: Report;
};

/** Variables that change what runs rather than what it is given (F18, T-E07). */
const forbidden = /^(?:TF_(?!VAR_)|LD_|DYLD_|GIT_|NODE_|(?:PATH|HOME|SHELL|IFS|ENV|BASH_ENV|TMPDIR)$)/;

/** What a stack.yaml says, with its paths made relative to the repository. */
export function stackSettings(file: Checked<StackFile> | undefined, around: Around): StackSettings {
  if (!file) return { workspace: 'default', variableFiles: [], reads: [], env: [] };
  const { value } = file;
  const say = (path: Path, telling: Telling) => around.report(problemAt(file.source, { path }, telling));
  const resolved = (key: 'variableFiles' | 'reads') =>
    many(value[key]).flatMap((written, index) => {
      const path = resolvePath(around.folder, written);
      if (path !== undefined) return [{ path, at: [key, index] }];
      say([key, index], { code: 'outside-repository', say: `${written} leads out of the repository` });
      return [];
    });

  const variableFiles = resolved('variableFiles');
  for (const { path, at } of variableFiles) {
    if (!around.paths.has(path)) say(at, { code: 'file-missing', say: `there is no ${path}` });
  }
  for (const [index, name] of many(value.env).entries()) {
    if (!forbidden.test(name)) continue;
    const fix = 'name what a provider or a variable needs: TF_VAR_…';
    say(['env', index], { code: 'env-forbidden', say: `${name} would change what the engine runs`, fix });
  }
  return {
    ...(value.engine !== undefined && { engine: engineFrom(value.engine) }),
    workspace: value.workspace ?? 'default',
    variableFiles: variableFiles.map(({ path }) => path),
    reads: resolved('reads').map(({ path }) => path),
    env: many(value.env),
    ...given({
      pin: pinFrom(
        file,
        around,
        variableFiles.map(({ path }) => path),
      ),
    }),
  };
}

/** The line that says a version. It must be one that the engine reads, and say of which module. */
function pinFrom(
  { source, value }: Checked<StackFile>,
  { folder, paths, modules, report }: Around,
  variableFiles: readonly string[],
): Stack['pin'] {
  if (!value.pin) return undefined;
  const { module, variable } = value.pin;
  const say = (path: Path, telling: Telling) => report(problemAt(source, { path: ['pin', ...path] }, telling));
  const file = resolvePath(folder, value.pin.file);
  if (file === undefined) {
    say(['file'], { code: 'outside-repository', say: `${value.pin.file} leads out of the repository` });
  } else if (!paths.has(file)) {
    say(['file'], { code: 'file-missing', say: `there is no ${file}` });
  } else if (!variableFiles.includes(file) && !isReadAnyway(folder, file)) {
    const fix = 'name it in variableFiles too';
    say(['file'], { code: 'keys-clash', say: `no engine reads ${file} for this stack`, fix });
  }
  if (module !== undefined && !modules.includes(module)) {
    const fix = didYouMean(module, modules, `known: ${modules.join(', ')}`);
    say(['module'], { code: 'unknown-module', say: `the catalogue has no module ${module}`, fix });
  } else if (module === undefined && modules.length !== 1) {
    say([], { code: 'missing-key', say: 'this pin does not say of which module', fix: 'add module: and its name' });
  }
  return file === undefined ? undefined : { file, variable, ...given({ module }) };
}

/** Variable files that engines read without being told, from the folder they run in. */
function isReadAnyway(folder: string, file: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const isKnown = /^terraform[.]tfvars(?:[.]json)?$|[.]auto[.]tfvars(?:[.]json)?$/.test(name);
  return isKnown && file === `${folder}/${name}`;
}

/** A path as written in a folder, relative to the repository; undefined if it leads out. A leading `/` is its root. */
function resolvePath(folder: string, written: string): string | undefined {
  const levels = written.startsWith('/') ? [] : folder.split('/').filter((level) => level !== '');
  for (const level of written.split('/')) {
    if (level === '' || level === '.') continue;
    if (level !== '..') levels.push(level);
    else if (levels.pop() === undefined) return undefined;
  }
  return levels.length === 0 ? undefined : levels.join('/');
}
