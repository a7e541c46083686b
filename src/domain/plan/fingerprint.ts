import type { Analysis, ResourceChange } from '../analysis.ts';
import type { Digest } from '../digest.ts';
import { digestOfValue } from '../digest.ts';

/**
 * The exact digest of what would change in one stack. It ignores the order of keys and rows, time, and what only
 * explains the change (drift, siblings, no-ops, how the configuration is written); nothing else. Values behind an HMAC
 * differ between ledgers, so fingerprints of sensitive changes are comparable within one ledger only.
 */
export function fingerprintOf({ changes, outputs, code, deferred }: Analysis): Digest {
  return digestOfValue({ changes: changes.map(whatChanges), outputs, code, deferred });
}

function whatChanges({ configured, references, ...change }: ResourceChange): unknown {
  return change;
}
