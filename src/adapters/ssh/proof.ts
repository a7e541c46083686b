import type { SignedAct } from '../../domain/act.ts';
import { keysOf, personOf } from '../../domain/approval/roles.ts';
import { actMessage } from '../../domain/promotion/act-id.ts';
import type { Proof } from '../../ports/proof.ts';
import { sshSignatures } from './verify.ts';

/** What every act is signed for; a signature made for mail or for commits is no act (T-A23). */
export const actNamespace = 'waves';

type Known = Parameters<Proof['verify']>[1];

/**
 * A person's act is proven by an SSH signature over its canonical bytes, made with a key that is this person's now:
 * one that the rules give them at that moment, or their throw-away key of a sandbox. Somebody the rules do not list
 * proves nothing, whatever they sign with.
 */
export const sshProof: Proof = {
  async verify(signed, known) {
    const { by } = signed.act;
    const keys = keysKnown(by, known);
    if (keys === undefined) return invalid(`${by} is no person of policies/people.yaml`);
    const message = messageOf(signed);
    if (message === undefined) return invalid('the act cannot be written as canonical JSON');
    const checked = sshSignatures.verify(message, signed.signature, actNamespace);
    if (!checked.valid) return checked;
    if (keys.has(checked.publicKey)) return { valid: true };
    return invalid(`the key ${checked.fingerprint} is not ${by}'s at this time`);
  },
};

function keysKnown(by: string, { rules, sandboxKeys, at }: Known): ReadonlySet<string> | undefined {
  const person = personOf(rules, by);
  if (!person) return undefined;
  const sandboxKey = Object.hasOwn(sandboxKeys, by) ? sandboxKeys[by] : undefined;
  const lines = [...keysOf(person, at), ...(sandboxKey === undefined ? [] : [sandboxKey])];
  const keys = lines.map((line) => sshSignatures.keyOf(line));
  return new Set(keys.flatMap((key) => (key.valid ? [key.publicKey] : [])));
}

// An act may come from a file (`approve --file`), where a number can be too large to be one.
function messageOf(signed: SignedAct): Uint8Array | undefined {
  try {
    return new TextEncoder().encode(actMessage(signed.act));
  } catch {
    return undefined;
  }
}

function invalid(reason: string): { readonly valid: false; readonly reason: string } {
  return { valid: false, reason };
}
