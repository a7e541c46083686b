import { created, deleted, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const region = 'aws_account_region.r';

export const table: RuleTable = {
  rule: 'region-enabled',
  directed: true,
  fires: [
    { title: 'opened', plan: updated(region, { enabled: false }, { enabled: true }), class: 'critical' },
    { title: 'opened by a first row', plan: created(region, { enabled: true }), class: 'critical' },
  ],
  silent: [
    { title: 'closed', plan: updated(region, { enabled: true }, { enabled: false }) },
    { title: 'still open', plan: updated(region, { enabled: true, account_id: '1' }, { enabled: true }) },
    { title: 'no longer told', plan: deleted(region, { enabled: true }) },
  ],
  unknown: [{ title: 'known only later', plan: open(region, { enabled: false }, 'enabled') }],
};
