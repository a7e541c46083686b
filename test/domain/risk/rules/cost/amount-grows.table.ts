import { created, one, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const volume = 'aws_ebs_volume.v';

export const table: RuleTable = {
  rule: 'amount-grows',
  directed: true,
  fires: [
    {
      title: 'twice the storage',
      class: 'normal',
      plan: updated(volume, { size: 100 }, { size: 200 }),
      say: 'from 100 to 200',
    },
    { title: 'four times the throughput', class: 'high', plan: updated(volume, { iops: 3000 }, { iops: 12000 }) },
    {
      title: 'four times the machines',
      class: 'high',
      plan: updated('aws_autoscaling_group.g', { max_size: 5 }, { max_size: 20 }),
    },
  ],
  silent: [
    { title: 'a little more', plan: updated(volume, { size: 100 }, { size: 150 }) },
    { title: 'a first amount', plan: updated('aws_dynamodb_table.t', { read_capacity: 0 }, { read_capacity: 5 }) },
    { title: 'a new one', plan: created(volume, { size: 16000 }) },
    { title: 'no amount', plan: updated(volume, { size: 100 }, { size: null }) },
    {
      title: 'what nobody sets',
      plan: one(volume, ['update'], { before: { iops: 3000 }, after: {}, unknown: { iops: true } }),
    },
  ],
  unknown: [{ title: 'how much is known only later', class: 'high', plan: opened(volume, { size: 100 }, 'size') }],
};
