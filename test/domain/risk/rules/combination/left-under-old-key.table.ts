import type { PlanParts, Row } from '../../../plan/plans.ts';
import type { RuleTable } from '../table.ts';

const arn = 'arn:aws:kms:eu-central-1:200000000001:key/1';
const old: Row = {
  address: 'aws_kms_key.k',
  actions: ['delete', 'create'],
  before: { arn, key_id: '1', id: '1' },
  after: {},
  unknown: { arn: true, key_id: true, id: true },
};
const store = (address: string, attribute: string, more: Partial<Row> = {}): Row => ({
  address,
  actions: ['update'],
  before: { name: 'x', [attribute]: arn },
  after: { name: 'x' },
  unknown: { [attribute]: true },
  ...more,
});
const plan = (row: Row, attribute: string, key = old, references = ['aws_kms_key.k']): PlanParts => ({
  changes: [key, row],
  configured: { [row.address]: { [attribute]: references } },
});
const logs = store('aws_cloudwatch_log_group.g', 'kms_key_id');
const inBlock = {
  before: { name: 'x', server_side_encryption: [{ enabled: true, kms_key_arn: arn }] },
  unknown: { server_side_encryption: [{ kms_key_arn: true }] },
};
const items = store('aws_dynamodb_table.t', 'server_side_encryption', inBlock);
const secret = store('aws_secretsmanager_secret.s', 'kms_key_id');
const regional = {
  ...old,
  before: { arn: 'arn:aws:kms:eu-west-1:200000000001:key/mrk-1', key_id: 'mrk-1', id: 'mrk-1' },
};

export const table: RuleTable = {
  rule: 'left-under-old-key',
  fires: [
    { title: 'logs get the new key', plan: plan(logs, 'kms_key_id'), class: 'critical', say: 'aws_kms_key.k' },
    {
      title: 'a bucket gets the new key',
      plan: plan(
        store('aws_s3_bucket_server_side_encryption_configuration.e', 'rule', {
          before: { rule: [{ apply_server_side_encryption_by_default: [{ kms_master_key_id: arn }] }] },
          unknown: { rule: [{ apply_server_side_encryption_by_default: [{ kms_master_key_id: true }] }] },
        }),
        'rule',
      ),
    },
    { title: 'logs while the key is deleted', plan: plan(logs, 'kms_key_id', { ...old, actions: ['delete'] }) },
    {
      title: 'a disk that is forgotten',
      plan: plan(store('aws_ebs_volume.v', 'kms_key_id', { actions: ['forget'], unknown: {} }), 'kms_key_id'),
    },
    {
      title: 'a secret that keeps the old key',
      plan: plan(
        { ...secret, before: { kms_key_id: arn, name: 'a' }, after: { kms_key_id: arn, name: 'b' }, unknown: {} },
        'kms_key_id',
      ),
    },
  ],
  silent: [
    { title: 'the store goes too', plan: plan({ ...logs, actions: ['delete', 'create'] }, 'kms_key_id') },
    { title: 'a table is written anew', plan: plan(items, 'server_side_encryption') },
    { title: 'a secret is written anew', plan: plan(secret, 'kms_key_id') },
    { title: 'logs under another key', plan: plan({ ...logs, before: { kms_key_id: `${arn}2` } }, 'kms_key_id') },
    { title: 'the key rotates', plan: plan(logs, 'kms_key_id', { ...old, actions: ['update'], unknown: {} }) },
    { title: 'an alias of the key', plan: plan(store('aws_kms_alias.a', 'kms_key_id'), 'kms_key_id') },
    {
      title: 'a store in another region, under the replica with the same id',
      plan: plan({ ...logs, before: { kms_key_id: 'mrk-1' } }, 'kms_key_id', regional),
    },
    { title: 'logs that are new', plan: plan({ ...logs, actions: ['create'], before: null }, 'kms_key_id') },
  ],
  unknown: [
    {
      title: 'logs under a key that nobody may see',
      plan: plan(
        { ...logs, before: { kms_key_id: 'alias/hidden' }, beforeSensitive: { kms_key_id: true } },
        'kms_key_id',
      ),
      class: 'critical',
    },
    {
      title: 'a secret that gets a key which nobody may see',
      plan: plan(
        { ...secret, after: { kms_key_id: 'x', name: 'b' }, unknown: {}, afterSensitive: { kms_key_id: true } },
        'kms_key_id',
      ),
    },
    {
      title: 'a secret that gets a key, and the plan carries no configuration',
      plan: { changes: [old, secret], configuration: undefined },
    },
    {
      title: 'a secret that gets a key which nobody knows yet',
      plan: plan(secret, 'kms_key_id', old, []),
      class: 'critical',
    },
  ],
};
