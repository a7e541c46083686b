import { created, open, replaced, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const account = 'aws_organizations_account.a';
const unit = 'aws_organizations_organizational_unit.u';

export const table: RuleTable = {
  rule: 'account-moved',
  fires: [
    {
      title: 'an account into another unit',
      plan: updated(account, { parent_id: 'ou-1' }, { parent_id: 'ou-2' }),
      class: 'critical',
    },
    { title: 'a unit under another', plan: replaced(unit, { parent_id: 'r-1' }, { parent_id: 'ou-2' }) },
  ],
  silent: [
    { title: 'a new account', plan: created(account, { parent_id: 'ou-1' }) },
    {
      title: 'another name',
      plan: updated(unit, { parent_id: 'r-1', name: 'a' }, { parent_id: 'r-1', name: 'b' }),
    },
  ],
  unknown: [{ title: 'into a unit known only later', plan: open(account, { parent_id: 'ou-1' }, 'parent_id') }],
};
