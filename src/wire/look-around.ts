import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow, textsIn } from '../adapters/folder/texts.ts';
import { workTreeAt } from '../adapters/git/work-tree.ts';
import type { Seen } from '../detect/seen.ts';
import { isTelling } from '../detect/seen.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import type { Place } from './place.ts';

/** The working tree as git lists it, with the texts that tell something. Runs nothing of the repository. */
export async function seenInGit({ folder, around }: Pick<Place, 'folder' | 'around'>): Promise<Seen> {
  const { paths, unnamed, closed, submodules, branches, ...git } = await workTreeAt(folder, around.env);
  const { texts, gone, unread } = textsIn(folder, paths.filter(isTelling));
  const nameless = unnamed === 0 ? [] : [{ path: '', say: `${unnamed} files have names that are no UTF-8` }];
  return {
    paths: paths.filter((path) => !gone.has(path)),
    texts,
    unread: [...unread, ...closed.map((path) => ({ path, say: 'there is no right to look into it' })), ...nameless],
    branches,
    git: { ...git, submodules },
  };
}

/** A repository that has no working tree, where the answer is one; it has no files to look at. */
export function bareRefusal(folder: string): readonly Refusal[] {
  if (existsSync(join(folder, '.git'))) return [];
  const say = 'this repository has no working tree';
  return [refuse('bad-usage', { say, fix: 'give the command in a clone that has one' })];
}

/** A folder that no git knows, such as an unpacked archive. */
export function seenInFolder(folder: string): Seen {
  const { paths, unread } = filesBelow(folder);
  const read = textsIn(folder, paths.filter(isTelling));
  return { paths, texts: read.texts, unread: [...unread, ...read.unread], branches: [] };
}

/** The public half of the key that would sign here, without its comment. */
export async function publicKeyAt(keyFile: string): Promise<string | undefined> {
  const file = keyFile.endsWith('.pub') ? keyFile : `${keyFile}.pub`;
  const text = await readFile(join(file), 'utf8').catch(() => '');
  return /^(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp\d+|sk-[\w-]+@openssh\.com) [A-Za-z0-9+/]{40,}={0,2}/.exec(text)?.[0];
}
