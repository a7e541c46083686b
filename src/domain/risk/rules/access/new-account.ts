import type { Grant } from '../../../iam/document.ts';
import { partiesOf } from '../../access/parties.ts';
import { addedGrants } from '../../access/policy-sides.ts';
import { whose } from '../../access/whose.ts';
import type { ChangeRule, Hit, RuleContext } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

export const newAccount: ChangeRule = {
  id: 'new-account',
  about: 'Another account may use the resource, and who may do so there is decided there.',
  class: 'critical',
  source: 'RES-02',
  onChange: ({ change, ...context }) => {
    const { attribute, grants } = addedGrants(change, context.analysis);
    const parties = grants.map((grant: Grant) => partiesOf(grant));
    const all = (kind: 'accounts' | 'organizations' | 'nameless'): readonly string[] => [
      ...new Set(parties.flatMap((of) => of[kind])),
    ];
    const hits = [
      ...all('accounts').flatMap((account) => accountHit(account, context)),
      ...all('organizations').map((id) => fires(`lets every account of organization ${id} in`, high)),
      ...(all('nameless').length === 0
        ? []
        : [cannotTell('lets somebody in by a canonical user, which shows no account', high)]),
    ];
    return hits.map((hit) => ({ ...hit, attribute }));
  },
};

const impacts = { security: 'policy' } as const;
const high = { class: 'high', impacts } as const;

/** One finding an account, so that each is seen. */
function accountHit(account: string, context: RuleContext): readonly Hit[] {
  switch (whose(account, context)) {
    case 'own':
    case 'aws':
      return [];
    case 'estate':
      return [fires(`lets account ${account} of the estate in`, high)];
    case 'unknown':
      return [cannotTell(`lets account ${account} in, and nothing shows whose it is`, high)];
    case 'stranger':
      return [fires(`lets account ${account} in, which is none of the estate`, { impacts })];
  }
}
