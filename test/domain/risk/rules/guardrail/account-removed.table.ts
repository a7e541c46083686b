import { created, deleted, forgotten, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const account = 'aws_organizations_account.a';

export const table: RuleTable = {
  rule: 'account-removed',
  directed: true,
  fires: [
    { title: 'closed', plan: deleted(account, { close_on_deletion: true }), class: 'critical', say: 'closes' },
    { title: 'taken out', plan: deleted(account, { close_on_deletion: false }), class: 'critical', say: 'guardrails' },
    { title: 'the organization', plan: deleted('aws_organizations_organization.o', {}), class: 'critical' },
    { title: 'a unit', plan: deleted('aws_organizations_organizational_unit.u', {}), class: 'high' },
    {
      title: 'to be closed when deleted',
      plan: updated(account, { close_on_deletion: false }, { close_on_deletion: true }),
      class: 'high',
    },
  ],
  silent: [
    { title: 'a new account', plan: created(account, { close_on_deletion: true }) },
    { title: 'let go of', plan: forgotten(account, { close_on_deletion: true }) },
    { title: 'another name', plan: updated(account, { name: 'a' }, { name: 'b' }) },
  ],
  unknown: 'decided by action and type',
};
