import type { GovernedPlace } from './branch.ts';
import type { Ambient } from './environment.ts';
import { branchRef, remoteFrom } from './names.ts';
import { gitAt } from './spawn.ts';

/** `2.39.5`; undefined where there is no git. */
export async function gitVersion(folder: string, ambient: Ambient): Promise<string | undefined> {
  const git = gitAt({ folder, is: 'checkout', ambient });
  const said = await git.text(['version']).catch(() => '');
  return /(\d+\.\d+(?:\.\d+)*)/.exec(said)?.[1];
}

/** The head of a branch as its remote says it, or the repository itself. Fetches nothing and moves no ref. */
export async function remoteHead({ repository, remote, branch, ambient }: GovernedPlace): Promise<string | undefined> {
  const git = gitAt({ folder: repository, is: 'checkout', ambient: ambient ?? process.env });
  const at = remote === undefined ? '.' : remoteFrom(remote);
  const ref = branchRef(branch);
  const listed = await git.text(['ls-remote', '--quiet', '--end-of-options', at, ref]);
  const line = listed.split('\n').find((one) => one.endsWith(`\t${ref}`));
  return line?.split('\t')[0];
}

/** The address of a remote as this repository has it. */
export async function remoteAddress(folder: string, remote: string, ambient: Ambient): Promise<string | undefined> {
  if (/^[a-z+]+:\/\//.test(remote)) return remote;
  const git = gitAt({ folder, is: 'checkout', ambient });
  const said = await git.text(['config', '--get', `remote.${remote}.url`]).catch(() => '');
  return said === '' ? undefined : said;
}
