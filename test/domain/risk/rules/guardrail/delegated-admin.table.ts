import { created, deleted, open, replaced } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const admin = 'aws_organizations_delegated_administrator.a';
const of = (account: string) => ({ account_id: account, service_principal: 'config.amazonaws.com' });

export const table: RuleTable = {
  rule: 'delegated-admin',
  fires: [
    { title: 'an account of the estate', plan: created(admin, of('300000000001')), class: 'high' },
    { title: 'an account of nobody', plan: created(admin, of('999999999999')), class: 'critical', say: '999999999999' },
    {
      title: 'another account for GuardDuty',
      plan: replaced(
        'aws_guardduty_organization_admin_account.a',
        { admin_account_id: '200000000001' },
        { admin_account_id: '300000000001' },
      ),
      class: 'high',
    },
    { title: 'no account any more', plan: deleted(admin, of('300000000001')), class: 'high' },
  ],
  silent: [{ title: 'the same account', plan: replaced(admin, of('300000000001'), of('300000000001')) }],
  unknown: [
    { title: 'an account known only later', plan: open(admin, null, 'account_id') },
    {
      title: 'an account where nothing shows whose it is',
      plan: created(admin, of('300000000009')),
      environment: {
        stage: 'prod',
        region: 'unstated',
        account: 'elsewhere',
        cluster: 'unstated',
        tenantTier: 'unstated',
        dataClass: 'unstated',
        releaseChannel: 'unstated',
      },
    },
  ],
};
