import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Failure } from '../../domain/failure.ts';

/** A new age identity: the secret that opens what is sealed to its recipient. */
export function makeIdentity(): Promise<string> {
  return generateX25519Identity();
}

/** The recipient (`age1…`) of an identity. What is no identity is the Failure `vault-key-invalid`. */
export async function recipientOf(identity: string): Promise<string> {
  try {
    return await identityToRecipient(identity);
  } catch {
    // Without the cause: the library's message repeats the identity.
    throw new Failure('vault-key-invalid', 'the vault key is no age identity (AGE-SECRET-KEY-1…)', {
      outcome: 'nothing-happened',
    });
  }
}
