import { Decrypter, Encrypter } from 'age-encryption';
import { digestOf } from '../../domain/digest.ts';
import { Failure } from '../../domain/failure.ts';
import { type CreateOnly, checkName } from '../../ports/create-only.ts';
import type { Sealed } from '../../ports/sealed.ts';
import { recipientOf } from './identity.ts';

/** The vault over any create-only store: age files, readable with the `age` command and the identity. */
export function ageVault(store: CreateOnly): Sealed {
  return {
    async put(name, bytes, recipients) {
      checkName(name);
      const ciphertext = await seal(name, bytes, recipients);
      await store.put(name, ciphertext);
      return { name, digest: digestOf(ciphertext), size: ciphertext.length };
    },
    async get(name, identity) {
      await recipientOf(identity);
      const ciphertext = await store.get(name);
      if (!ciphertext) throw nothing('sealed-missing', `nothing is sealed under ${name}`);
      return open(name, ciphertext, identity);
    },
    has: (name) => store.has(name),
  };
}

async function seal(name: string, bytes: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  if (recipients.length === 0) throw nothing('no-recipients', `${name} would be sealed for nobody`);
  try {
    const encrypter = new Encrypter();
    for (const recipient of new Set(recipients)) encrypter.addRecipient(recipient);
    return await encrypter.encrypt(bytes);
  } catch {
    // Without the cause: the library repeats what it was given, and an identity given by mistake is a secret.
    throw nothing('recipient-invalid', `${name} was not sealed: a recipient is no age recipient (age1…)`);
  }
}

async function open(name: string, ciphertext: Uint8Array, identity: string): Promise<Uint8Array> {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return await decrypter.decrypt(ciphertext);
  } catch (cause) {
    const message = `${name} could not be opened: it is damaged, or sealed for another identity`;
    throw new Failure('sealed-unreadable', message, { outcome: 'nothing-happened', cause });
  }
}

function nothing(code: string, message: string): Failure {
  return new Failure(code, message, { outcome: 'nothing-happened' });
}
