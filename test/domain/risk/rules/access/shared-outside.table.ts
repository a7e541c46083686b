import { created, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const share = 'aws_ram_resource_share.s';
const outside = (allowed: boolean) => ({ name: 's', allow_external_principals: allowed });

export const table: RuleTable = {
  rule: 'shared-outside',
  directed: true,
  fires: [
    { title: 'from now on', plan: updated(share, outside(false), outside(true)), class: 'critical' },
    { title: 'from the start', plan: created(share, outside(true)), class: 'critical' },
  ],
  silent: [
    { title: 'no more', plan: updated(share, outside(true), outside(false)) },
    { title: 'as before', plan: updated(share, outside(true), { ...outside(true), name: 't' }) },
    { title: 'inside', plan: created(share, outside(false)) },
  ],
  unknown: [{ title: 'known only later', plan: open(share, outside(false), 'allow_external_principals') }],
};
