import type { SignedAct } from '../act.ts';
import { canonical } from '../canonical.ts';
import type { Digest } from '../digest.ts';
import { digestOfValue } from '../digest.ts';

/** The name of a signed act: what revoking names, and what keeps one act from counting twice. */
export function actId(signed: SignedAct): Digest {
  return digestOfValue(signed.act);
}

/** The bytes a person signs. */
export function actMessage(act: SignedAct['act']): string {
  return canonical(act);
}
