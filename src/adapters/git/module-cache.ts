import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../../domain/digest.ts';
import { Failure } from '../../domain/failure.ts';
import type { ModuleTag } from '../../ports/module-source.ts';
import type { Ambient } from './environment.ts';
import { moduleUnreachable } from './module-failure.ts';
import { isObjectId, refOf, withoutCredentials } from './names.ts';
import { hasCommit, readObjects } from './objects.ts';
import { patiently } from './patience.ts';
import { type Git, type GitCall, gitAt } from './spawn.ts';

/** One module repository in the cache, bare, with the tags and branches of its origin and no other refs. */
type ModuleRepository = {
  readonly git: Git;
  /** Asks the origin each time, as a tag may have moved. */
  tag(name: string): Promise<ModuleTag | undefined>;
  tags(): Promise<readonly ModuleTag[]>;
  /** Makes sure that a commit is here. */
  need(commit: string): Promise<void>;
};

export type ModuleCache = (url: string) => Promise<ModuleRepository>;

/** Failures: `module-unreachable`. */
export function moduleCache(cacheFolder: string, ambient: Ambient): ModuleCache {
  const open = new Map<string, Promise<ModuleRepository>>();
  return (url) => {
    const known = open.get(url);
    if (known) return known;
    const opened = openRepository(url, { cacheFolder, ambient });
    open.set(url, opened);
    opened.catch(() => open.delete(url));
    return opened;
  };
}

/** Where the repository of an address is kept. */
export function cacheFolderOf(cacheFolder: string, url: string): string {
  return join(cacheFolder, `${digestOf(url).slice('sha256:'.length, 39)}.git`);
}

const fetchOptions = ['--quiet', '--force', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];

async function openRepository(
  url: string,
  at: { readonly cacheFolder: string; readonly ambient: Ambient },
): Promise<ModuleRepository> {
  const folder = cacheFolderOf(at.cacheFolder, url);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const git = gitAt({ folder, is: 'git-folder', ambient: at.ambient });
  await reach(url, () => git.run(['init', '--quiet', '--bare', '--template=']));

  const fetch = (options: readonly string[], refspecs: readonly string[], call?: GitCall) =>
    reach(url, () => git.run(['fetch', ...fetchOptions, ...options, '--end-of-options', url, ...refspecs], call));

  return {
    git,
    async tag(name) {
      const ref = refOf('tags', name);
      if (ref === undefined) return undefined;
      const answer = await fetch([], [`+${ref}:${ref}`], { exits: [0, 128] });
      if (/couldn't find remote ref/.test(answer.stderr)) return undefined;
      if (answer.exitCode !== 0) throw moduleUnreachable(`${withoutCredentials(url)}: ${answer.say}`);
      return (await reach(url, () => readTags(git, [ref])))[0];
    },
    async tags() {
      await fetch(['--prune'], ['+refs/tags/*:refs/tags/*']);
      return reach(url, async () => {
        const listed = await git.text(['for-each-ref', '--format=%(refname)', 'refs/tags/']);
        return readTags(git, listed === '' ? [] : listed.split('\n'));
      });
    },
    async need(commit) {
      if (await reach(url, () => hasCommit(git, commit))) return;
      await fetch(['--prune'], ['+refs/tags/*:refs/tags/*', '+refs/heads/*:refs/heads/*']);
      if (!(await reach(url, () => hasCommit(git, commit)))) {
        throw moduleUnreachable(`${withoutCredentials(url)} has no commit ${commit} on a branch or tag`);
      }
    },
  };
}

/** Turns git's failures into the port's, and waits while another process writes the same refs. */
export async function reach<Answer>(url: string, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await patiently(act);
  } catch (cause) {
    if (!(cause instanceof Failure) || cause.code !== 'git-failed') throw cause;
    throw moduleUnreachable(`${withoutCredentials(url)}: ${cause.message}`, cause);
  }
}

/** What tags name now, peeled to commits; a tag of anything else is left out. */
async function readTags(git: Git, refs: readonly string[]): Promise<readonly ModuleTag[]> {
  if (refs.length === 0) return [];
  const format = '--batch-check=%(objectname) %(objecttype)';
  const input = refs.flatMap((ref) => [ref, `${ref}^{commit}`]).join('\n');
  const lines = (await git.text(['cat-file', format], { input: `${input}\n` })).split('\n');
  const seen = refs.map((ref, index) => {
    const [object = '', type] = (lines[2 * index] ?? '').split(' ');
    const [commit = ''] = (lines[2 * index + 1] ?? '').split(' ');
    return { tag: ref.slice('refs/tags/'.length), object, isAnnotated: type === 'tag', commit };
  });

  const commits = seen.filter(({ commit }) => isObjectId(commit));
  const annotated = commits.filter(({ isAnnotated }) => isAnnotated).map(({ object }) => object);
  const texts = await readObjects(git, annotated);
  const taggers = new Map(annotated.map((object, index) => [object, taggerOf(new TextDecoder().decode(texts[index]))]));
  return commits.map(({ tag, commit, object }) => {
    const tagger = taggers.get(object);
    return { tag, commit, ...(tagger === undefined ? {} : { tagger }) };
  });
}

function taggerOf(tag: string): string | undefined {
  const head = tag.split('\n\n')[0] ?? '';
  return /^tagger .*?<([^<>]*)>/m.exec(head)?.[1]?.trim().toLowerCase();
}
