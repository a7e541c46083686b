import { randomBytes } from 'node:crypto';
import { Failure } from '../../domain/failure.ts';
import type { CreateOnly } from '../../ports/create-only.ts';
import { makeIdentity, recipientOf } from './identity.ts';

/**
 * Where a user's two keys are: in variables where a pipeline gives them, else in files of a private folder, which
 * is never the one the vault is in. A variable wins; an empty one counts as not given.
 */
export type KeyPlace = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly files: CreateOnly;
};

type Kept = { readonly variable: string; readonly file: string };

const vault: Kept = { variable: 'WAVES_VAULT_KEY', file: 'vault.key' };
const digest: Kept = { variable: 'WAVES_DIGEST_KEY', file: 'digest.key' };
const digestKeyBytes = 32;

/** The vault's identity, for the apply part and `settle` alone; undefined where there is none. */
export async function findVaultKey(place: KeyPlace): Promise<string | undefined> {
  const identity = await find(vault, place);
  if (identity !== undefined) await recipientOf(identity);
  return identity;
}

/** The vault's identity, made at the first need. */
export async function ensureVaultKey(place: KeyPlace): Promise<string> {
  return (await findVaultKey(place)) ?? keep(await makeIdentity(), { kept: vault, place, find: findVaultKey });
}

/** The key of digests over small or sensitive values, for plan and apply, never for decide; undefined where none. */
export async function findDigestKey(place: KeyPlace): Promise<Uint8Array | undefined> {
  const text = await find(digest, place);
  return text === undefined ? undefined : digestKeyFrom(text);
}

/** The digest key, made at the first need. */
export async function ensureDigestKey(place: KeyPlace): Promise<Uint8Array> {
  const found = await findDigestKey(place);
  if (found) return found;
  return keep(randomBytes(digestKeyBytes).toString('base64'), { kept: digest, place, find: findDigestKey });
}

async function find(kept: Kept, { env, files }: KeyPlace): Promise<string | undefined> {
  const given = env[kept.variable]?.trim();
  if (given) return given;
  const bytes = await files.get(kept.file);
  return bytes && withoutComments(Buffer.from(bytes).toString());
}

// age-keygen writes comment lines above the identity.
function withoutComments(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .trim();
}

type Keeping<Key> = {
  readonly kept: Kept;
  readonly place: KeyPlace;
  readonly find: (place: KeyPlace) => Promise<Key | undefined>;
};

// Of two processes that make the key at once one wins, and both go on with the winner's.
async function keep<Key>(text: string, { kept, place, find }: Keeping<Key>): Promise<Key> {
  try {
    await place.files.put(kept.file, new TextEncoder().encode(`${text}\n`));
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'already-there') throw error;
  }
  const key = await find(place);
  if (key !== undefined) return key;
  throw new Failure('key-missing', `${kept.file} was stored and is gone`, { outcome: 'unknown' });
}

function digestKeyFrom(text: string): Uint8Array {
  const key = Buffer.from(text, 'base64');
  if (key.length === digestKeyBytes && key.toString('base64') === text) return new Uint8Array(key);
  throw new Failure('digest-key-invalid', `the digest key is not ${digestKeyBytes} bytes in base64`, {
    outcome: 'nothing-happened',
  });
}
