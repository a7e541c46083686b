import { memberOf } from '../../../plan/read.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule, Hit, Impacts } from '../../rule.ts';
import { fires } from '../../rule.ts';
import { goesAway } from '../../switched-off.ts';

const impacts: Impacts = { security: 'policy', reversibility: 'irreversible' };

export const accountRemoved: ChangeRule = {
  id: 'account-removed',
  about:
    'An account that leaves the organization leaves its guardrails behind; one that is closed takes all in it along.',
  class: 'critical',
  source: 'ORG: account, unit or organization deleted',
  onChange: ({ change }): Hit | undefined => {
    const attribute = 'close_on_deletion';
    switch (change.type) {
      case 'aws_organizations_account':
        if (goesAway(change))
          return memberOf(change.before, attribute) === true
            ? fires('closes an account with everything in it', { impacts })
            : fires('takes an account out of the organization and its guardrails', { impacts });
        return change.before !== null && beforeOf(change, attribute) !== true && afterOf(change, attribute) === true
          ? fires('lets the account be closed when it is deleted here', { class: 'high', attribute, impacts: {} })
          : undefined;
      case 'aws_organizations_organization':
        return goesAway(change) ? fires('ends the organization and all its guardrails', { impacts }) : undefined;
      case 'aws_organizations_organizational_unit':
        return goesAway(change)
          ? fires('takes away a unit of the organization, with what is attached to it', { class: 'high', impacts })
          : undefined;
      default:
        return undefined;
    }
  },
};
