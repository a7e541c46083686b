import type { Ambient } from './environment.ts';
import { gitAt } from './spawn.ts';

/**
 * `user.signingkey` as git would sign with it here, `~` filled in; undefined where `gpg.format` is not `ssh`, since it
 * then names no SSH key. One of the few questions that a person's own configuration may answer.
 */
export async function gitSigningKey(at: {
  readonly folder: string;
  readonly ambient: Ambient;
}): Promise<string | undefined> {
  const { HOME, XDG_CONFIG_HOME } = at.ambient;
  const environment = { HOME, XDG_CONFIG_HOME, GIT_CONFIG_GLOBAL: undefined, GIT_CONFIG_NOSYSTEM: undefined };
  const git = gitAt({ ...at, is: 'checkout' });
  const ask = async (...args: readonly string[]): Promise<string> => {
    // Exit 1 says that nothing of the name is configured.
    const { stdout } = await git.run(['config', '--get', ...args], { environment, exits: [0, 1] });
    return new TextDecoder().decode(stdout).replace(/\n$/, '');
  };
  if ((await ask('gpg.format')) !== 'ssh') return undefined;
  return (await ask('--type=path', 'user.signingkey')) || undefined;
}
