import { randomUUID } from 'node:crypto';
import { digestOf } from '../../domain/digest.ts';
import { Failure } from '../../domain/failure.ts';
import { alreadyThere, checkName } from '../../ports/create-only.ts';
import type { Sealed } from '../../ports/sealed.ts';

/** Says which recipient an identity opens for, and throws on what is no identity. */
export type RecipientOf = (identity: string) => string | Promise<string>;

/** A vault in this process: nothing is encrypted, and still only the identities of the recipients can open. */
export function memorySealed(recipientOf: RecipientOf): Sealed {
  const stored = new Map<string, { bytes: Uint8Array; recipients: ReadonlySet<string> }>();
  return {
    async put(name, bytes, recipients) {
      checkName(name);
      if (recipients.length === 0) throw nothing('no-recipients', `${name} would be sealed for nobody`);
      if (stored.has(name)) throw alreadyThere(name);
      stored.set(name, { bytes: bytes.slice(), recipients: new Set(recipients) });
      return { name, digest: digestOf(`memory ${randomUUID()}`), size: bytes.length };
    },
    async get(name, identity) {
      checkName(name);
      const recipient = await recipientOf(identity);
      const found = stored.get(name);
      if (!found) throw nothing('sealed-missing', `nothing is sealed under ${name}`);
      if (!found.recipients.has(recipient)) throw nothing('sealed-unreadable', `${name} is sealed for others`);
      return found.bytes.slice();
    },
    async has(name) {
      checkName(name);
      return stored.has(name);
    },
  };
}

function nothing(code: string, message: string): Failure {
  return new Failure(code, message, { outcome: 'nothing-happened' });
}
