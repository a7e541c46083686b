import type { Stack } from '../domain/stack.ts';
import type { Checked } from './check.ts';
import { type StackFolder, stackFolders, strayFiles } from './discover.ts';
import { environmentOf } from './environments.ts';
import type { FileReader } from './file-reader.ts';
import { didYouMean } from './nearest.ts';
import { environmentFile, stackFile } from './schemas/stack-files.ts';
import type { WavesFile } from './schemas/waves-file.ts';
import type { Settings } from './settings.ts';
import { problemAt, problemOf } from './source.ts';
import { foldersDownTo, stackPatternFrom } from './stack-pattern.ts';
import { stackSettings } from './stack-settings.ts';

/** A stack and the files of its folder that an engine reads. */
export type FoundStack = Stack & { readonly files: readonly string[] };

const folderName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/** Finds the stacks of a commit by the pattern of waves.yaml, sorted by name. */
export function stacksOf(waves: Checked<WavesFile>, settings: Settings, reader: FileReader): readonly FoundStack[] {
  const pattern = stackPatternFrom(waves.value.stacks);
  if (typeof pattern === 'string') {
    const fix = 'write folders, * and parts in braces: stacks/{account}/{stack}';
    const telling = { code: 'bad-pattern', say: `this pattern cannot be read: ${pattern}`, fix } as const;
    reader.report(problemAt(waves.source, { path: ['stacks'] }, telling));
    return [];
  }
  const paths = new Set(reader.paths);
  const folders = stackFolders(reader.paths, pattern);
  const found = folders.filter((folder) => isNamed(folder, reader));
  const modules = settings.modules.map(({ name }) => name);
  reportUnknownAccounts(found, waves, reader);
  reportStray(strayFiles(reader.paths, pattern, folders), waves.value.stacks, reader);
  const stacks = found
    .filter(({ captures }) => settings.accounts[captures.account] !== undefined)
    .map((stack): FoundStack => {
      reportOverlooked(stack.folder, paths, reader);
      const folders = foldersDownTo(stack.folder, pattern).map((folder) => (folder === '' ? '' : `${folder}/`));
      const environments = folders.flatMap((folder) => reader.optional(`${folder}environment.yaml`, environmentFile));
      const [own] = reader.optional(`${stack.folder}/stack.yaml`, stackFile);
      return {
        name: `${stack.captures.account}/${stack.captures.stack}`,
        folder: stack.folder,
        environment: environmentOf(stack, environments, reader.report),
        accountId: settings.accounts[stack.captures.account] ?? '',
        engine: settings.engine,
        ...stackSettings(own, { folder: stack.folder, paths, modules, report: reader.report }),
        files: stack.files,
      };
    });
  reportEqualNames(stacks, reader);
  return stacks.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function isNamed({ folder, captures }: StackFolder, reader: FileReader): boolean {
  const bad = Object.values(captures).find((level) => !folderName.test(level));
  if (bad === undefined) return true;
  const fix = 'rename it: up to 63 of A-Z, a-z, 0-9, dot, - and _, a letter or digit first';
  reader.report(problemOf(folder, { code: 'bad-name', say: `the folder "${bad}" is no name`, fix }));
  return false;
}

function reportUnknownAccounts(found: readonly StackFolder[], waves: Checked<WavesFile>, reader: FileReader): void {
  const known = Object.keys(waves.value.accounts);
  const unknown = Map.groupBy(found, ({ captures }) => captures.account);
  for (const account of known) unknown.delete(account);
  for (const [account, stacks] of unknown) {
    const fix = didYouMean(account, known, `add ${account} to accounts, with its id`);
    const say = `account ${account} is not declared, and ${stacks[0]?.folder} is a stack of it`;
    reader.report(problemAt(waves.source, { path: ['accounts'], at: 'key' }, { code: 'unknown-account', say, fix }));
  }
}

/** Only what says a module or a resource: a file that stacks share by a link is no stack that was forgotten. */
function reportStray(files: readonly string[], pattern: string, reader: FileReader): void {
  const seen = new Set<string>();
  for (const file of files) {
    const folder = file.slice(0, file.lastIndexOf('/'));
    const isRoot = /^(?:module|resource)\s+"/m.test(reader.text(file) ?? '');
    if (seen.has(folder) || !isRoot) continue;
    seen.add(folder);
    const say = `${folder} holds modules or resources and is no stack by ${pattern}`;
    const fix = 'move it to where a stack is, or make stacks: in waves.yaml fit';
    reader.report(problemOf(file, { code: 'unmapped-folder', say, fix }));
  }
}

/** Files that would be overlooked because of three letters. */
function reportOverlooked(folder: string, paths: ReadonlySet<string>, reader: FileReader): void {
  for (const name of ['stack', 'environment']) {
    if (!paths.has(`${folder}/${name}.yml`)) continue;
    const telling = { code: 'bad-name', say: 'files end in .yaml here', fix: `rename it to ${name}.yaml` } as const;
    reader.report(problemOf(`${folder}/${name}.yml`, telling));
  }
}

function reportEqualNames(stacks: readonly FoundStack[], reader: FileReader): void {
  const first = new Map<string, FoundStack>();
  for (const stack of stacks) {
    const earlier = first.get(stack.name.toLowerCase());
    first.set(stack.name.toLowerCase(), earlier ?? stack);
    if (!earlier) continue;
    const code = earlier.name === stack.name ? 'same-id' : 'same-name';
    const say = `${stack.folder} and ${earlier.folder} are both the stack ${stack.name}`;
    reader.report(problemOf(stack.folder, { code, say, fix: 'rename one of the folders' }));
  }
}
