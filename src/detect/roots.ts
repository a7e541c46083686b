import { sourceAddress } from '../domain/module-source.ts';
import type { Guess } from './guess.ts';
import { guess } from './guess.ts';
import type { Folder, Seen } from './seen.ts';
import { folderOf } from './seen.ts';

/** A folder that an engine is run in, and why it is taken for one. */
export type Root = Folder & { readonly is: Guess<'root'> };

const partsOfModules = /(?:^|\/)(?:modules?|examples?|tests?|fixtures)(?:\/|$)/;

/**
 * The root modules among the folders, by name. A backend, a lock file or a provider with settings of its own makes one;
 * without any, a folder that no other calls and that lies in no folder for modules may be one.
 */
export function rootsOf(seen: Seen, folders: ReadonlyMap<string, Folder>): readonly Root[] {
  const called = new Set([...folders.values()].flatMap(localCallsOf).filter((folder) => folders.has(folder)));
  const locked = new Set(seen.paths.filter((path) => /(?:^|\/)\.terraform\.lock\.hcl$/.test(path)).map(folderOf));
  return [...folders.values()].flatMap((folder): Root[] => {
    const is = rootIn(folder, { isCalled: called.has(folder.folder), isLocked: locked.has(folder.folder) });
    return is ? [{ ...folder, is }] : [];
  });
}

function rootIn(
  { folder, files, said }: Folder,
  { isCalled, isLocked }: { isCalled: boolean; isLocked: boolean },
): Guess<'root'> | undefined {
  const [backend] = said.backends;
  if (backend) {
    return guess('root', 'certain', [{ file: backend.file, line: backend.line, say: `backend ${backend.type}` }]);
  }
  if (isCalled) return undefined;
  if (isLocked) {
    const file = folder === '' ? '.terraform.lock.hcl' : `${folder}/.terraform.lock.hcl`;
    return guess('root', 'certain', [{ file, say: 'a lock file' }]);
  }
  if (partsOfModules.test(folder)) return undefined;
  const setting = said.providers.flatMap(({ config }) => config)[0];
  if (setting) return guess('root', 'likely', [{ file: setting.file, line: setting.line, say: 'provider settings' }]);
  const [file = folder] = files;
  const call = said.calls[0];
  if (call)
    return guess('root', 'likely', [{ file: call.file, line: call.line, say: 'calls a module, and none calls it' }]);
  return guess('root', 'guess', [{ file, say: 'no module calls it' }]);
}

/** Folders that a folder's calls name by path. */
function localCallsOf({ folder, said }: Folder): readonly string[] {
  return said.calls.flatMap(({ source }) => {
    if (source === undefined || sourceAddress(source).kind !== 'local') return [];
    const at = resolved(folder, source.replace(/[?].*$/, ''));
    return at === undefined ? [] : [at];
  });
}

/** A path as written in a folder, from the repository; undefined if it leads out. */
export function resolved(folder: string, written: string): string | undefined {
  const levels = folder === '' ? [] : folder.split('/');
  for (const level of written.split(/[/\\]/)) {
    if (level === '' || level === '.') continue;
    if (level !== '..') levels.push(level);
    else if (levels.pop() === undefined) return undefined;
  }
  return levels.join('/');
}
