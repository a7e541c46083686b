import type { RuleTable } from '../table.ts';
import { changed } from './changed.ts';

const because = (address: string, path: unknown[], before: object = {}, actions = ['delete', 'create']) =>
  changed(address, before, {}, { actions, replacePaths: [path], action_reason: 'replace_because_cannot_update' });
const tableAddress = 'aws_dynamodb_table.t';

export const table: RuleTable = {
  rule: 'replaced-for',
  fires: [
    {
      title: 'another hash key',
      class: 'critical',
      plan: because(tableAddress, ['hash_key']),
      say: 'its schema changes (hash_key)',
    },
    {
      title: 'another name',
      class: 'critical',
      plan: because('aws_s3_bucket.b', ['bucket']),
      say: 'its name changes (bucket)',
    },
    {
      title: 'a new one first',
      class: 'critical',
      plan: because('aws_db_instance.db', ['identifier'], {}, ['create', 'delete']),
    },
    { title: 'a queue', class: 'high', plan: because('aws_sqs_queue.q', ['fifo_queue']) },
    {
      title: 'a table that can be restored',
      class: 'high',
      plan: because(tableAddress, ['range_key'], { point_in_time_recovery: [{ enabled: true }] }),
    },
    { title: 'a claim', plan: because('kubernetes_persistent_volume_claim.c', ['metadata', 0, 'name']) },
  ],
  silent: [
    { title: 'what is no detail', plan: because(tableAddress, ['billing_mode']) },
    { title: 'a function', plan: because('aws_lambda_function.f', ['name']) },
    { title: 'an update', plan: because(tableAddress, ['hash_key'], {}, ['update']) },
    { title: 'the old one is let go of', plan: because(tableAddress, ['hash_key'], {}, ['create', 'forget']) },
  ],
  unknown: 'decided by action and type',
};
