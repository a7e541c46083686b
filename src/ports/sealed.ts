import type { Digest } from '../domain/digest.ts';

/** What was stored: digest and size are those of the ciphertext; the plain bytes leave no digest in clear. */
export type SealedReceipt = { readonly name: string; readonly digest: Digest; readonly size: number };

/**
 * The vault: create-only objects that only the pool which applies can read. Sealing needs recipients only. It keeps
 * secrets, it does not prove who sealed: compare what comes out with the digest in the plan record.
 * Failures: `already-there`, `no-recipients`, `recipient-invalid`, `sealed-missing`, `vault-key-invalid`, and
 * `sealed-unreadable` for damaged bytes or bytes sealed for others.
 */
export type Sealed = {
  put(name: string, bytes: Uint8Array, recipients: readonly string[]): Promise<SealedReceipt>;
  get(name: string, identity: string): Promise<Uint8Array>;
  has(name: string): Promise<boolean>;
};
