import type { SignedAct } from '../domain/act.ts';
import type { Instant } from '../domain/instant.ts';
import type { Rules } from '../domain/rules.ts';

/**
 * Where the proof that a person did something is verified at its source. Today SSHSIG; a forge review is another
 * adapter of the same port. `sandboxKeys` are the throw-away keys of the ledger's first entry.
 */
export type Proof = {
  verify(
    signed: SignedAct,
    known: { readonly rules: Rules; readonly sandboxKeys: Readonly<Record<string, string>>; readonly at: Instant },
  ): Promise<{ readonly valid: true } | { readonly valid: false; readonly reason: string }>;
};
