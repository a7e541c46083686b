import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import type { Landed, Landing } from '../../ports/landing.ts';
import { type Branch, type GovernedPlace, openBranch } from './branch.ts';
import { buildCommit, type Change, type Identity } from './build-commit.ts';
import { checkoutsOf, followCheckouts, isDirty, moveBranch, obstacle } from './checkout.ts';
import { objectId } from './names.ts';
import { pause } from './patience.ts';
import { push } from './push.ts';
import type { Git } from './spawn.ts';

const triesMax = 5;

/** Direct mode. Failures: `git-failed` (outcome unknown only if nobody could look after a push), `branch-missing`. */
export async function openLanding(place: GovernedPlace & { readonly identity: Identity }): Promise<Landing> {
  const branch = await openBranch(place);
  const { git, ref, remote } = branch;
  const ourselves = remote === undefined;

  return {
    async land(change) {
      const landed = ourselves
        ? await alone(git, () => tries(branch, change, place.identity))
        : await tries(branch, change, place.identity);
      if (landed.landed && !ourselves) await alone(git, () => followCheckouts(git, ref, landed.commit)).catch(() => {});
      return landed;
    },
    async checkoutIsDirty() {
      if (!ourselves || !(await someDirty(git, ref))) return false;
      // A landing shows as staged for a moment: look again when nobody lands.
      return alone(git, () => someDirty(git, ref));
    },
  };
}

async function tries(branch: Branch, change: Change, identity: Identity): Promise<Landed> {
  for (let attempt = 1; attempt <= triesMax; attempt += 1) {
    const head = await branch.head();
    const built = await buildCommit(branch.git, head, { change, identity });
    if (built.is === 'unchanged') return there(branch.git, head, { change, identity });
    if (built.is === 'conflict') return not('pin-conflict', `the pin itself has changed on ${branch.ref}`);
    if (built.is === 'not-text') return not('pin-not-landed', `${built.path} is no ordinary file`);

    const move = { from: head, to: built.commit };
    const landed = branch.remote === undefined ? await advance(branch, move) : await push(branch, branch.remote, move);
    if (landed !== 'lost') return landed;
    await pause(attempt);
  }
  return not('pin-not-landed', `${branch.ref} moved ${triesMax} times while the pin was being landed`);
}

/** The pin is there. A commit that did just what ours would have done is taken for ours, as after a crash of ours. */
async function there(git: Git, head: string, by: { change: Change; identity: Identity }): Promise<Landed> {
  const commit = await git.text(['rev-list', '-1', objectId(head), '--', ...by.change.paths]);
  const foreign = { landed: true as const, commit: head, foreign: true as const };
  if (commit === '') return foreign;
  const [, parent, ...more] = (await git.text(['rev-list', '--no-walk', '--parents', objectId(commit)])).split(' ');
  if (parent === undefined || more.length > 0) return foreign;
  const again = await buildCommit(git, parent, by);
  if (again.is !== 'commit') return foreign;
  const trees = await git.text(['rev-parse', `${objectId(commit)}^{tree}`, `${objectId(again.commit)}^{tree}`]);
  const [tree, wanted] = trees.split('\n');
  return tree === wanted ? { landed: true, commit } : foreign;
}

/** The branch of this repository itself. */
async function advance({ git, ref }: Branch, move: { from: string; to: string }): Promise<Landed | 'lost'> {
  const checkouts = await checkoutsOf(git, ref);
  for (const checkout of checkouts) {
    const { folder } = checkout.place;
    if (await isDirty(checkout)) return not('checkout-dirty', `${folder} has ${ref} checked out with changed files`);
    const say = await obstacle(checkout, move.from, move.to);
    if (say !== undefined && /index[.]lock/.test(say)) return 'lost';
    if (say !== undefined) return not('checkout-dirty', `the checkout in ${folder} cannot follow: ${say}`);
  }
  return (await moveBranch(git, { ref, ...move, checkouts })) ? { landed: true, commit: move.to } : 'lost';
}

async function someDirty(git: Git, ref: string): Promise<boolean> {
  for (const checkout of await checkoutsOf(git, ref)) {
    if (await isDirty(checkout)) return true;
  }
  return false;
}

/** One landing at a time in a repository: while files and branch move one after the other, nobody else looks. */
async function alone<Answer>(git: Git, act: () => Promise<Answer>): Promise<Answer> {
  const { folder } = git.place;
  const release = await lock(folder, {
    lockfilePath: join(folder, 'waves-landing.lock'),
    realpath: false,
    stale: 30_000,
    retries: { retries: 120, factor: 1.2, minTimeout: 20, maxTimeout: 500, randomize: true },
    // Losing it is no danger: the branch itself moves by compare-and-swap.
    onCompromised: () => {},
  });
  try {
    return await act();
  } finally {
    await release().catch(() => {});
  }
}

function not(code: 'pin-conflict' | 'checkout-dirty' | 'pin-not-landed', say: string): Landed {
  return { landed: false, code, say };
}
