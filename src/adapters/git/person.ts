import type { Ambient } from './environment.ts';
import { type Git, gitAt } from './spawn.ts';

/** What git would write and sign as in a repository. */
export type GitPerson = {
  readonly email?: string;
  /** `user.signingkey` with `~` filled in, where `gpg.format` is `ssh`: else it names no SSH key. */
  readonly signingKey?: string;
};

/** Reads who a person is to git: the one question that the person's own configuration may answer. */
export async function gitPerson(at: { readonly folder: string; readonly ambient: Ambient }): Promise<GitPerson> {
  const git = gitAt({ ...at, is: 'checkout' });
  const ask = (...args: readonly string[]) => answer(git, at.ambient, args);
  const [email, format] = [await ask('user.email'), await ask('gpg.format')];
  const signingKey = format === 'ssh' ? await ask('--type=path', 'user.signingkey') : undefined;
  return { ...(email ? { email } : {}), ...(signingKey ? { signingKey } : {}) };
}

async function answer(git: Git, ambient: Ambient, args: readonly string[]): Promise<string | undefined> {
  const { HOME, XDG_CONFIG_HOME } = ambient;
  const environment = { HOME, XDG_CONFIG_HOME, GIT_CONFIG_GLOBAL: undefined, GIT_CONFIG_NOSYSTEM: undefined };
  // Exit 1 says that nothing of the name is configured.
  const { exitCode, stdout } = await git.run(['config', '--get', ...args], { environment, exits: [0, 1] });
  return exitCode === 0 ? new TextDecoder().decode(stdout).replace(/\n$/, '') : undefined;
}
