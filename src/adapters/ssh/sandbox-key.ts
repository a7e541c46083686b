import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { Failure } from '../../domain/failure.ts';
import type { Signer } from '../../ports/signature.ts';
import { armored } from './armor.ts';
import { string } from './encoding.ts';
import { blobOf, signedData } from './envelope.ts';

const kind = 'ssh-ed25519';
const hash = 'sha512';

/** A throw-away Ed25519 key for one person of a sandbox: the public half as an OpenSSH line, the private as PKCS#8. */
export function makeSandboxKey(): { readonly publicKey: string; readonly privateKey: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: `${kind} ${Buffer.from(publicBlob(privateKey)).toString('base64')}`,
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

/** Signs with a sandbox key as `ssh-keygen -Y sign` would. */
export function sandboxSigner(privateKey: string): Signer {
  const key = keyFrom(privateKey);
  return async (message, namespace) => {
    const raw = sign(null, signedData(message, { namespace, hash }), key);
    const signature = Buffer.concat([string(kind), string(raw)]);
    return armored(blobOf({ publicKey: publicBlob(key), namespace, hash, signature }));
  };
}

function keyFrom(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // The cause is left out: nothing about a private key belongs into a message.
  }
  throw new Failure('sandbox-key-invalid', 'this is no Ed25519 private key', { outcome: 'nothing-happened' });
}

function publicBlob(key: KeyObject): Uint8Array {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.concat([string(kind), string(Buffer.from(x ?? '', 'base64url'))]);
}
