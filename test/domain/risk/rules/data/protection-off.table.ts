import type { RuleTable } from '../table.ts';
import { changed, opened } from './changed.ts';

const db = 'aws_db_instance.db';
const off = (address: string, attribute: string, from: unknown = true, to: unknown = false) =>
  changed(address, { [attribute]: from }, { [attribute]: to });

export const table: RuleTable = {
  rule: 'protection-off',
  directed: true,
  fires: [
    { title: 'a database', class: 'high', plan: off(db, 'deletion_protection'), say: 'takes away its protection' },
    { title: 'left out from now on', class: 'high', plan: off(db, 'deletion_protection', true, null) },
    { title: 'a table', plan: off('aws_dynamodb_table.t', 'deletion_protection_enabled') },
    { title: 'a load balancer', plan: off('aws_lb.a', 'enable_deletion_protection') },
    { title: 'a machine that could not be terminated', plan: off('aws_instance.i', 'disable_api_termination') },
    { title: 'a machine that could not be stopped', plan: off('aws_instance.i', 'disable_api_stop') },
    { title: 'a cluster of machines', plan: off('aws_emr_cluster.e', 'termination_protection') },
    { title: 'a pool of users', plan: off('aws_cognito_user_pool.p', 'deletion_protection', 'ACTIVE', 'INACTIVE') },
    {
      title: 'a project',
      plan: off('google_project.p', 'deletion_policy', 'PREVENT', 'DELETE'),
      say: 'policy forbade',
    },
    {
      title: 'a setting inside a block',
      plan: off(
        'google_sql_database_instance.db',
        'settings',
        [{ deletion_protection_enabled: true }],
        [{ deletion_protection_enabled: false }],
      ),
    },
    {
      title: 'while something else that holds data is destroyed',
      class: 'critical',
      plan: {
        changes: [
          { address: db, actions: ['update'], before: { deletion_protection: true }, after: {} },
          { address: 'aws_s3_bucket.b', actions: ['delete'] },
        ],
      },
    },
    {
      title: 'and replaced by the same plan',
      class: 'critical',
      plan: changed(
        db,
        { deletion_protection: true },
        { deletion_protection: false },
        { actions: ['delete', 'create'] },
      ),
    },
    {
      title: 'a lock that goes',
      class: 'high',
      plan: { changes: [{ address: 'azurerm_management_lock.l', actions: ['delete'] }] },
      say: 'takes away a lock',
    },
  ],
  silent: [
    { title: 'protection turned on', plan: off(db, 'deletion_protection', false, true) },
    { title: 'protection that never was', plan: off(db, 'deletion_protection', null, false) },
    {
      title: 'protection that stays',
      plan: changed(db, { deletion_protection: true, a: 1 }, { deletion_protection: true, a: 2 }),
    },
    {
      title: 'a new database without',
      plan: { changes: [{ address: db, actions: ['create'], after: { deletion_protection: false } }] },
    },
    {
      title: 'a protected database that is let go of',
      plan: { changes: [{ address: db, actions: ['forget'], before: { deletion_protection: true } }] },
    },
    {
      title: 'what the provider will fill in',
      plan: changed(db, { deletion_protection: true }, {}, { unknown: { deletion_protection: true } }),
    },
  ],
  unknown: [
    {
      title: 'protection of the apply',
      class: 'high',
      plan: opened(db, { deletion_protection: true }, 'deletion_protection'),
    },
    {
      title: 'protection that is masked',
      class: 'high',
      plan: changed(
        db,
        { deletion_protection: true },
        { deletion_protection: false },
        { beforeSensitive: { deletion_protection: true } },
      ),
    },
    {
      title: 'everything is of the apply',
      plan: changed(db, { deletion_protection: true }, {}, { unknown: true }),
    },
    {
      title: 'one of several blocks',
      plan: changed(
        'google_sql_database_instance.db',
        { settings: [{ deletion_protection_enabled: true }] },
        { settings: [{ deletion_protection_enabled: true }, { deletion_protection_enabled: false }] },
      ),
    },
  ],
};
