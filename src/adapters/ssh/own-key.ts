import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';

export type OwnKey = {
  /** `WAVES_SSH_KEY`. */
  readonly keyFile?: string | undefined;
  /** Git's `user.signingkey`, where `gpg.format` is `ssh`. */
  readonly signingKey?: string | undefined;
  /** HOME is where the usual key is. */
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Git takes a public key in place of a file's name; `ssh-keygen` does not. */
const isKeyItself = /^(?:key::|(?:ssh|ecdsa|sk)-\S+ )/;

/** The file of a person's own key. One that somebody named is the only one tried: a slip must not sign with another. */
export async function ownKeyFile({ keyFile, signingKey, env }: OwnKey): Promise<string> {
  if (keyFile) return keyFile;
  if (signingKey) return fileIn(signingKey);
  const usual = join(env.HOME ?? '', '.ssh', 'id_ed25519');
  const isThere = await access(usual).then(
    () => true,
    () => false,
  );
  if (env.HOME && isThere) return usual;
  throw missing('there is no SSH key to sign with: name one in WAVES_SSH_KEY or in git config user.signingkey');
}

function fileIn(signingKey: string): string {
  if (!isKeyItself.test(signingKey)) return signingKey;
  throw missing("git's user.signingkey is a key and no file: name its public file in WAVES_SSH_KEY");
}

function missing(message: string): Failure {
  return new Failure('key-missing', message, { outcome: 'nothing-happened' });
}
