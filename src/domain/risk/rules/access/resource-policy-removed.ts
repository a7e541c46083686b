import type { Document } from '../../../iam/document.ts';
import { listText } from '../../../plan/differences.ts';
import { goesWithResource } from '../../access/belonging.ts';
import { partiesOf } from '../../access/parties.ts';
import { policySides } from '../../access/policy-sides.ts';
import { whose } from '../../access/whose.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'policy', reversibility: 'partially-reversible' } as const;

export const resourcePolicyRemoved: ChangeRule = {
  id: 'resource-policy-removed',
  about:
    'Without its policy a resource is open to fewer, unless the policy denied something; and those of other accounts are locked out.',
  class: 'high',
  source: 'RES-09',
  onChange: ({ change, ...context }) => {
    const sides = policySides(change, context.analysis);
    if (!sides?.after || sides.after.length > 0 || goesWithResource(change, context.analysis)) return undefined;
    const { before } = sides;
    if (!before) return cannotTell('takes a policy away that cannot be read', { impacts });
    if (before.some(({ effect }) => effect === 'Deny'))
      return fires('takes a policy away, and what it denied with it', { impacts });
    const owners = accountsIn(before).map((account) => ({ account, owner: whose(account, context) }));
    const others = owners.filter(({ owner }) => owner === 'estate' || owner === 'stranger');
    if (others.length > 0) {
      const names = listText(others.map(({ account }) => account));
      return fires(`takes a policy away that let others in: account ${names}`, { impacts });
    }
    return owners.some(({ owner }) => owner === 'unknown')
      ? cannotTell('takes a policy away that may have let other accounts in', { impacts })
      : undefined;
  },
};

function accountsIn(document: Document): readonly string[] {
  return [...new Set(document.flatMap((grant) => partiesOf(grant).accounts))].sort();
}
