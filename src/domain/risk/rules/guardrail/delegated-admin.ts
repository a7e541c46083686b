import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { textOf } from '../../../plan/read.ts';
import { whose } from '../../access/whose.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule, Impacts } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { goesAway } from '../../switched-off.ts';

/** Which attribute names the account that is to decide for all others. */
const administrators: ReadonlyMap<string, string> = new Map([
  ['aws_organizations_delegated_administrator', 'account_id'],
  ['aws_guardduty_organization_admin_account', 'admin_account_id'],
  ['aws_securityhub_organization_admin_account', 'admin_account_id'],
  ['aws_macie2_organization_admin_account', 'admin_account_id'],
  ['aws_inspector2_delegated_admin_account', 'account_id'],
  ['aws_detective_organization_admin_account', 'account_id'],
  ['aws_fms_admin_account', 'account_id'],
  ['aws_cloudtrail_organization_delegated_admin_account', 'account_id'],
  ['aws_vpc_ipam_organization_admin_account', 'delegated_admin_account_id'],
  ['aws_auditmanager_organization_admin_account_registration', 'admin_account_id'],
]);

const impacts: Impacts = { security: 'iam' };

export const delegatedAdmin: ChangeRule = {
  id: 'delegated-admin',
  about: 'A delegated administrator decides for every account of the organization.',
  class: 'high',
  source: 'ORG: delegated administrator',
  onChange: ({ change, ...context }) => {
    const attribute = administrators.get(change.type);
    if (attribute === undefined) return undefined;
    if (goesAway(change)) return fires('takes from an account what it decides for all others', { impacts });
    if (!creates(change) && kindOf(change.actions) !== 'update') return undefined;
    const account = textOf(afterOf(change, attribute));
    if (account === undefined) {
      const isOpen = isUnknown(change, attribute) && change.configured.includes(attribute);
      return isOpen
        ? cannotTell('who is to decide for all accounts is known only later', { attribute, impacts })
        : undefined;
    }
    if (account === beforeOf(change, attribute)) return undefined;
    switch (whose(account, context)) {
      case 'unknown':
        return cannotTell(`lets account ${account} decide for all others, and nothing shows whose it is`, { impacts });
      case 'stranger':
        return fires(`lets account ${account}, which is none of the estate, decide for all others`, {
          class: 'critical',
          impacts,
        });
      default:
        return fires(`lets account ${account} decide for all others`, { attribute, impacts });
    }
  },
};
