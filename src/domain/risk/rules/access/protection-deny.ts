import type { Grant } from '../../../iam/document.ts';
import { goesWithResource } from '../../access/belonging.ts';
import { comparedSides, policySides } from '../../access/policy-sides.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const transport = /^(?:aws:securetransport|s3:tlsversion|aws:tlsversion)$/;
const encryption = /(?:server-side-encryption|^kms:encryptioncontext|:encrypted$|^s3:objectcreationoperation$)/;

export const protectionDeny: ChangeRule = {
  id: 'protection-deny',
  about: 'A Deny is what keeps data from being sent in the clear or kept unencrypted, whatever anybody is allowed.',
  class: 'high',
  source: 'RES-06',
  onChange: ({ change, analysis }) => {
    if (goesWithResource(change, analysis)) return undefined;
    const sides = policySides(change, analysis);
    const lost = comparedSides(sides)?.deniesRemoved ?? [];
    const more = { attribute: sides?.attribute ?? '', impacts: { security: 'policy' } } as const;
    if (lost.some(asksFor(transport))) return fires('no longer denies, or not to all, what comes without TLS', more);
    return lost.some(asksFor(encryption))
      ? fires('no longer denies, or not to all, what is not encrypted', more)
      : undefined;
  },
};

function asksFor(key: RegExp): (grant: Grant) => boolean {
  return ({ conditions }) => conditions.some((condition) => key.test(condition.key));
}
