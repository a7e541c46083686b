import { existsSync } from 'node:fs';
import type { Ambient } from './environment.ts';
import { type Mirrors, placeOf } from './mirrors.ts';
import { cacheFolderOf } from './module-cache.ts';
import { gitAt } from './spawn.ts';

/** The tags of a module as they were fetched last. Asks no remote and writes nothing. */
export async function cachedTags(
  source: string,
  of: { readonly cacheFolder: string; readonly mirrors: Mirrors; readonly ambient: Ambient },
): Promise<readonly string[]> {
  const folder = cacheFolderOf(of.cacheFolder, placeOf(source, of.mirrors).url);
  if (!existsSync(folder)) return [];
  const git = gitAt({ folder, is: 'git-folder', ambient: of.ambient });
  const listed = await git.text(['for-each-ref', '--format=%(refname:strip=2)', 'refs/tags/']);
  return listed.split('\n').filter((tag) => tag !== '');
}
