/** A key that signed, as OpenSSH writes it: `ssh-ed25519 AAAA…` without comment, and its `SHA256:…` fingerprint. */
export type SigningKey = { readonly publicKey: string; readonly fingerprint: string };

/**
 * What a signature proves: these bytes, in this namespace, by this key. Whose key it is, and whether it counts at
 * this ledger time, is asked of the people known then, never of the signature (T-A23, T-A24).
 */
export type Checked = ({ readonly valid: true } & SigningKey) | { readonly valid: false; readonly reason: string };

/** Reads and checks signatures in the OpenSSH format (PROTOCOL.sshsig). Neither function throws on any input. */
export type Signatures = {
  /** Only the exact bytes that were signed verify: check first, parse the message afterwards. */
  verify(message: Uint8Array, armored: string, namespace: string): Checked;
  /** Brings one public key line, comment or not, to the form `verify` answers with. */
  keyOf(line: string): Checked;
};

/** Signs as one person: with a key file, an agent, a hardware key, or a sandbox's throw-away key. */
export type Signer = (message: Uint8Array, namespace: string) => Promise<string>;
