import { gitVersion, remoteHead } from '../../adapters/git/look.ts';
import { isRefusals } from '../../cli/opened.ts';
import { Failure } from '../../domain/failure.ts';
import { type Check, cannotTell, ok, type Patient, wrong } from './check.ts';

const oldest = [2, 36];

export const git: Check = {
  name: 'git',
  async look(patient) {
    const { around, place } = patient;
    const version = await gitVersion(around.cwd, around.env);
    if (version === undefined) return [wrong('git cannot be run', 'install git 2.36 or newer')];
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const isNew = major > (oldest[0] ?? 0) || (major === oldest[0] && minor >= (oldest[1] ?? 0));
    const program = isNew ? ok(`git ${version}`) : wrong(`git ${version}; 2.36 is needed`, 'install a newer git');
    if (!place) return [program, wrong('this is no git repository', 'git init, or change into your repository')];
    return [program, await branchLine(patient, place.folder)];
  },
};

/** The governed branch is asked for and not fetched: doctor writes nothing. */
async function branchLine({ around, ledger, definitions }: Patient, repository: string) {
  const opened = ledger && !isRefusals(ledger) ? ledger.opened.governed : undefined;
  const branch = opened?.branch ?? definitions?.branch ?? 'main';
  const remote = opened?.remote;
  const name = remote === undefined ? branch : `${branch} of ${remote}`;
  try {
    const head = await remoteHead({
      repository,
      branch,
      ambient: around.env,
      ...(remote === undefined ? {} : { remote }),
    });
    if (head !== undefined) return ok(`the governed branch is ${name}, at ${head.slice(0, 12)}`);
    const fix = remote === undefined ? `git branch ${branch}, and commit` : `git push ${remote} ${branch}`;
    return wrong(`there is no governed branch ${name}`, fix);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return cannotTell(`${name} cannot be read: ${failure.message}`, `git ls-remote ${remote ?? '.'}`);
  }
}
