import { isBroad, isEveryAction, listed } from '../../../iam/ask.ts';
import { grantRule } from '../../rights/grant-rule.ts';
import { fires } from '../../rule.ts';

export const allBut = grantRule(
  {
    id: 'all-but',
    about: 'NotAction, NotResource and NotPrincipal allow whatever nobody thought of, and what AWS adds later.',
    class: 'high',
    source: 'IAM-03',
  },
  (grant) => {
    const { actions, resources, effect } = grant;
    if (effect !== 'Allow' || !(actions.not || resources.not)) return undefined;
    const isWide = isEveryAction(grant) && isBroad(grant);
    return fires(`allows ${listed(actions)} on ${listed(resources)}`, isWide ? { class: 'critical' } : {});
  },
);
