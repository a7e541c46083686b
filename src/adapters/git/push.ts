import type { Landed } from '../../ports/landing.ts';
import { type Branch, isReachable } from './branch.ts';
import { objectId, withoutCredentials } from './names.ts';
import { isLocked } from './patience.ts';
import { gitFailed } from './spawn.ts';

const options = ['--porcelain', '--no-verify', '--no-follow-tags', '--no-signed', '--no-recurse-submodules'];

/**
 * Moves the remote's branch from exactly one commit to the other. Whatever git says, the remote is looked at
 * afterwards: an answer may be lost, and a server may refuse for more than a lost race.
 */
export async function push(
  branch: Branch,
  remote: string,
  move: { readonly from: string; readonly to: string },
): Promise<Landed | 'lost'> {
  const { git, ref } = branch;
  const lease = `--force-with-lease=${ref}:${objectId(move.from)}`;
  const refspec = `${objectId(move.to)}:${ref}`;
  const answer = await git.run(['push', ...options, lease, '--end-of-options', remote, refspec], { exits: 'any' });
  if (answer.exitCode === 0) return { landed: true, commit: move.to };

  const head = await lookAfter(branch);
  if (await isReachable(git, head, move.to)) return { landed: true, commit: move.to };
  const report = new TextDecoder().decode(answer.stdout);
  const refusal = /^!\t[^\t]*\t(.*)$/m.exec(report)?.[1];
  if (head !== move.from || isLocked(`${refusal} ${answer.stderr}`)) return 'lost';
  const say = withoutCredentials(refusal ?? answer.say);
  return { landed: false, code: 'pin-not-landed', say: `the remote did not take the commit on ${ref}: ${say}` };
}

async function lookAfter(branch: Branch): Promise<string> {
  try {
    return await branch.head();
  } catch (failure) {
    const say = failure instanceof Error ? failure.message : 'no answer';
    throw gitFailed('nobody can say whether the push arrived', { say, outcome: 'unknown' });
  }
}
