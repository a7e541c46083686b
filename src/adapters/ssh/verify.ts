import type { Checked, Signatures } from '../../ports/signature.ts';
import { unarmored } from './armor.ts';
import { Malformed } from './encoding.ts';
import { envelopeFrom, signedData } from './envelope.ts';
import { named, publicKeyFrom, publicKeyFromLine } from './public-key.ts';
import { isSigned } from './raw-signature.ts';

/**
 * Checks OpenSSH signatures (PROTOCOL.sshsig): Ed25519, ECDSA on the three NIST curves, RSA from 2048 bits with
 * SHA-2, and hardware keys that were touched. Refused: DSA, SHA-1, certificates, other namespaces, and every
 * encoding but the canonical one. An ECDSA signature still has a twin by mathematics: tell approvals apart by the
 * nonce in the message, never by the signature's bytes.
 */
export const sshSignatures: Signatures = { verify, keyOf };

function verify(message: Uint8Array, armored: string, namespace: string): Checked {
  return answered(() => {
    const envelope = envelopeFrom(unarmored(armored), namespace);
    const publicKey = publicKeyFrom(envelope.publicKey);
    const isValid = isSigned(publicKey, envelope.signature, signedData(message, envelope));
    return isValid ? { valid: true, ...named(publicKey) } : invalid('the signature is not of these bytes by this key');
  });
}

function keyOf(line: string): Checked {
  return answered(() => ({ valid: true, ...named(publicKeyFromLine(line)) }));
}

function answered(check: () => Checked): Checked {
  try {
    return check();
  } catch (error) {
    // Whatever node:crypto throws on strange numbers also means: not signed.
    return invalid(error instanceof Malformed ? error.message : 'the signature cannot be checked');
  }
}

function invalid(reason: string): Checked {
  return { valid: false, reason };
}
