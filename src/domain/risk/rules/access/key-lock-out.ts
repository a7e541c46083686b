import type { Document, Grant } from '../../../iam/document.ts';
import { isUnknown } from '../../../plan/change.ts';
import { isOfKey, writesKeyPolicy } from '../../access/key-rights.ts';
import { comparedSides, policySides } from '../../access/policy-sides.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'secret', reversibility: 'irreversible' } as const;
const check = 'bypass_policy_lockout_safety_check';

export const keyLockOut: ChangeRule = {
  id: 'key-lock-out',
  about: 'A key whose policy nobody may write any more is lost, and what it encrypts with it.',
  class: 'critical',
  source: 'RES-05',
  onChange: ({ change, analysis }): Hit | readonly Hit[] | undefined => {
    if (!isOfKey(change.type)) return undefined;
    const hits: Hit[] = [];
    if (change.after !== null && beforeOf(change, check) !== true) {
      if (afterOf(change, check) === true)
        hits.push(
          fires('leaves out the check that somebody can still write the policy', { attribute: check, impacts }),
        );
      else if (change.configured.includes(check) && isUnknown(change, check))
        hits.push(
          cannotTell('may leave out the check that somebody can still write the policy', { attribute: check, impacts }),
        );
    }
    const sides = policySides(change, analysis);
    const comparison = comparedSides(sides);
    if (!comparison || !sides?.before || !sides.after || change.after === null) return hits;
    if (sides.before.some(isRoot) && !sides.after.some(isRoot))
      hits.push(
        fires('takes the account itself out of the policy of the key, so that nobody may be left who can write it', {
          impacts,
        }),
      );
    if (comparison.deniesAdded.some(isDeniedToAll))
      hits.push(fires('denies everybody to write the policy of the key', { impacts }));
    return hits;
  },
};

/** The account as a whole, which stands for its root user and lets its own policies decide. */
function isRoot(grant: Document[number]): boolean {
  return (
    grant.effect === 'Allow' &&
    !grant.principals.not &&
    grant.principals.names.some((name) => /^AWS:[0-9]{12}$/.test(name)) &&
    writesKeyPolicy(grant)
  );
}

function isDeniedToAll(grant: Grant): boolean {
  const { principals, conditions } = grant;
  return !principals.not && principals.names.includes('*') && conditions.length === 0 && writesKeyPolicy(grant);
}
