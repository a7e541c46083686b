import { created, deleted, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const logs = 'aws_cloudwatch_log_group.l';

export const table: RuleTable = {
  rule: 'kept-for-ever',
  directed: true,
  fires: [
    { title: 'a new group', class: 'normal', plan: created(logs, { retention_in_days: 0 }) },
    {
      title: 'a group without its end',
      class: 'normal',
      plan: updated(logs, { retention_in_days: 30 }, { retention_in_days: 0 }),
    },
  ],
  silent: [
    { title: 'another end', plan: updated(logs, { retention_in_days: 30 }, { retention_in_days: 90 }) },
    { title: 'it goes', plan: deleted(logs, { retention_in_days: 0 }) },
    { title: 'another type', plan: created('aws_kinesis_stream.s', { retention_in_days: 0 }) },
  ],
  unknown: 'decided by action and type',
};
