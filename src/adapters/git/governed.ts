import type { CommitSeen, Governed, TreeFile } from '../../ports/governed.ts';
import { type GovernedPlace, isReachable, openBranch } from './branch.ts';
import { commitsIn, isCovered, withoutSlash } from './commits.ts';
import type { Ambient } from './environment.ts';
import { contentsOf, digestOfEntries, type Entry, listTree } from './objects.ts';
import type { Git } from './spawn.ts';

const treesKept = 8;

/** The governed repository. `digestOfFiles` and `commitsTouching` take folders too. Failures: `git-failed`, `branch-missing`. */
export async function openGoverned(place: GovernedPlace): Promise<Governed> {
  const { git, head } = await openBranch(place);
  const trees = keptTrees(git);

  return {
    head,
    async files(commit) {
      const entries = await trees(commit);
      return entries.map(({ path, mode, object }): TreeFile => ({ path, mode, object }));
    },
    async read(commit, paths) {
      const asked = new Set(paths);
      const found = new Map<string, Uint8Array>();
      const entries = (await trees(commit)).filter((entry) => asked.has(entry.path));
      for await (const [entry, bytes] of contentsOf(git, entries)) found.set(entry.path, bytes);
      return found;
    },
    commitsTouching: (range, paths): Promise<readonly CommitSeen[]> => commitsIn(git, range, paths),
    contains: (commit, ancestor) => isReachable(git, commit, ancestor),
    async digestOfFiles(commit, paths) {
      const asked = paths.map(withoutSlash);
      const entries = await trees(commit);
      return digestOfEntries(
        git,
        entries.filter((entry) => isCovered(entry.path, asked)),
      );
    },
    email: () => emailHere(git, place.ambient ?? process.env),
  };
}

/** A commit never changes, so its list is read once; the oldest goes first. */
function keptTrees(git: Git): (commit: string) => Promise<readonly Entry[]> {
  const kept = new Map<string, Promise<readonly Entry[]>>();
  return (commit) => {
    const known = kept.get(commit);
    if (known) return known;
    const listed = listTree(git, commit);
    kept.set(commit, listed);
    listed.catch(() => kept.delete(commit));
    const [oldest] = kept.keys();
    if (kept.size > treesKept && oldest !== undefined) kept.delete(oldest);
    return listed;
  };
}

/** Reads the person's own configuration, as only this question is about the person. Guesses no host name. */
async function emailHere(git: Git, ambient: Ambient): Promise<string | undefined> {
  const own = [
    'HOME',
    'XDG_CONFIG_HOME',
    'GIT_CONFIG_GLOBAL',
    'GIT_CONFIG_SYSTEM',
    'GIT_CONFIG_NOSYSTEM',
    'GIT_AUTHOR_EMAIL',
  ];
  const environment = {
    ...Object.fromEntries(own.map((name) => [name, ambient[name]])),
    GIT_AUTHOR_NAME: 'waves',
  };
  const answer = await git.run(['-c', 'user.useConfigOnly=true', 'var', 'GIT_AUTHOR_IDENT'], {
    exits: 'any',
    environment,
  });
  if (answer.exitCode !== 0) return undefined;
  return /<([^<>]+)>/.exec(new TextDecoder().decode(answer.stdout))?.[1]?.trim().toLowerCase();
}
