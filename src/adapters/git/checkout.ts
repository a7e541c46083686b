import { isReachable } from './branch.ts';
import type { Ambient } from './environment.ts';
import { objectId } from './names.ts';
import { worktreesOf } from './repository.ts';
import { type Git, gitAt } from './spawn.ts';

/** The folders in which a branch is checked out, main and linked, with the repository's own filters taken away. */
export async function checkoutsOf(git: Git, ref: string): Promise<readonly Git[]> {
  const here = (await worktreesOf(git)).filter((worktree) => worktree.ref === ref && worktree.isUsable);
  if (here.length === 0) return [];
  const config = await withoutFilters(git);
  const ambient: Ambient = git.place.ambient;
  return here.map(({ folder }) => gitAt({ folder, is: 'checkout', ambient, config }));
}

/** Tracked files that differ from the branch, staged or not. Untracked ones do not count. */
export async function isDirty(checkout: Git): Promise<boolean> {
  const options = ['--porcelain', '-z', '--untracked-files=no', '--no-renames', '--ignore-submodules=dirty'];
  return (await checkout.text(['status', ...options])) !== '';
}

/** Why a clean checkout could not go from one commit to the other, an untracked file in the way most likely. */
export async function obstacle(checkout: Git, from: string, to: string): Promise<string | undefined> {
  await refresh(checkout);
  const answer = await checkout.run(['read-tree', '-n', '-m', '-u', objectId(from), objectId(to)], { exits: 'any' });
  return answer.exitCode === 0 ? undefined : answer.say;
}

/**
 * Moves a branch and its clean checkouts. Files go first: after a crash in between they show our pin as staged, which
 * stops the next landing, and never as somebody's staged reversal of it. False when the branch had moved.
 */
export async function moveBranch(
  git: Git,
  move: { readonly ref: string; readonly from: string; readonly to: string; readonly checkouts: readonly Git[] },
): Promise<boolean> {
  const done: Git[] = [];
  try {
    for (const checkout of move.checkouts) {
      await checkout.run(['read-tree', '-m', '-u', objectId(move.from), objectId(move.to)]);
      done.push(checkout);
    }
    await git.run(['update-ref', '-m', 'waves: land', move.ref, objectId(move.to), objectId(move.from)]);
    return true;
  } catch {
    for (const checkout of done) await checkout.run(['read-tree', '-m', '-u', move.to, move.from]);
    return false;
  }
}

/** Fast-forwards the own branch where it is checked out and clean. What cannot follow stays as it is. */
export async function followCheckouts(git: Git, ref: string, to: string): Promise<void> {
  const checkouts = await checkoutsOf(git, ref);
  const from = await git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], {
    exits: 'any',
  });
  const commit = new TextDecoder().decode(from.stdout).trim();
  if (checkouts.length === 0 || from.exitCode !== 0 || commit === to) return;
  if (!(await isReachable(git, to, commit))) return;
  for (const checkout of checkouts) {
    if ((await isDirty(checkout)) || (await obstacle(checkout, commit, to)) !== undefined) return;
  }
  await moveBranch(git, { ref, from: commit, to, checkouts });
}

/** Brings the index up to date with the files' times; without it a touched file would pass for a changed one. */
async function refresh(checkout: Git): Promise<void> {
  await checkout.run(['update-index', '-q', '--refresh'], { exits: 'any' });
}

async function withoutFilters(git: Git): Promise<(readonly [string, string])[]> {
  const listed = await git.run(['config', '-z', '--name-only', '--get-regexp', '^filter[.]'], { exits: [0, 1] });
  const keys = new TextDecoder().decode(listed.stdout).split('\0');
  const names = new Set(keys.flatMap((key) => /^(filter[.].*)[.][^.]+$/s.exec(key)?.[1] ?? []));
  return [...names].flatMap((name) => [
    [`${name}.clean`, ''] as const,
    [`${name}.smudge`, ''] as const,
    [`${name}.process`, ''] as const,
    [`${name}.required`, 'false'] as const,
  ]);
}
