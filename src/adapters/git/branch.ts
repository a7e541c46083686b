import { digestOf } from '../../domain/digest.ts';
import { Failure } from '../../domain/failure.ts';
import type { Ambient } from './environment.ts';
import { branchRef, objectId, remoteFrom } from './names.ts';
import { hasCommit } from './objects.ts';
import { patiently } from './patience.ts';
import { openRepository } from './repository.ts';
import { type Git, gitFailed } from './spawn.ts';

/** Where the governed branch is. */
export type GovernedPlace = {
  /** Absolute path of the repository's main worktree. */
  readonly repository: string;
  /** A remote's name, or its address. Left out: the branch is the repository's own. */
  readonly remote?: string;
  readonly branch: string;
  /** From which `PATH` and what a remote may need are taken, and the person's e-mail. */
  readonly ambient?: Ambient;
};

export type Branch = {
  readonly git: Git;
  readonly ref: string;
  readonly remote?: string;
  /** The branch's head as it is now; its commits are here when this returns. */
  head(): Promise<string>;
};

/** Failures: `git-failed`, `branch-missing`. */
export async function openBranch(place: GovernedPlace): Promise<Branch> {
  const ref = branchRef(place.branch);
  const remote = place.remote === undefined ? undefined : remoteFrom(place.remote);
  const git = await openRepository(place.repository, place.ambient ?? process.env);
  if (remote === undefined) return { git, ref, head: () => ownHead(git, ref) };
  // A ref of our own per remote and branch: nobody's fetch, prune or tracking branch moves it.
  const kept = `refs/waves/governed/${digestOf(`${remote}\n${ref}`).slice(-24)}`;
  return { git, ref, remote, head: () => patiently(() => remoteHead(git, { remote, ref, kept })) };
}

/** Is `ancestor` reachable from `commit`? One that is not here is not. */
export async function isReachable(git: Git, commit: string, ancestor: string): Promise<boolean> {
  if (!(await hasCommit(git, commit))) throw gitFailed('a commit is missing', { say: commit });
  if (!(await hasCommit(git, ancestor))) return false;
  const answer = await git.run(['merge-base', '--is-ancestor', objectId(ancestor), objectId(commit)], {
    exits: [0, 1],
  });
  return answer.exitCode === 0;
}

async function ownHead(git: Git, ref: string): Promise<string> {
  const answer = await git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], {
    exits: [0, 1],
  });
  if (answer.exitCode === 1) throw missing(ref);
  return objectId(new TextDecoder().decode(answer.stdout).trim());
}

async function remoteHead(git: Git, at: { readonly remote: string; readonly ref: string; readonly kept: string }) {
  const listed = await git.text(['ls-remote', '--quiet', '--end-of-options', at.remote, at.ref]);
  const head = listed
    .split('\n')
    .map((line) => line.split('\t'))
    .find(([, name]) => name === at.ref)?.[0];
  if (head === undefined) throw missing(at.ref);

  const isShallow = (await git.text(['rev-parse', '--is-shallow-repository'])) === 'true';
  const have = await git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', at.kept], { exits: [0, 1] });
  if (!isShallow && new TextDecoder().decode(have.stdout).trim() === head) return objectId(head);

  const options = ['--quiet', '--force', '--no-tags', '--no-prune', '--no-write-fetch-head', '--no-recurse-submodules'];
  const whole = isShallow ? ['--unshallow'] : [];
  await git.run(['fetch', ...options, ...whole, '--refmap=', '--end-of-options', at.remote, `+${at.ref}:${at.kept}`]);
  return ownHead(git, at.kept);
}

function missing(ref: string): Failure {
  return new Failure('branch-missing', `there is no ${ref}`, { outcome: 'nothing-happened' });
}
