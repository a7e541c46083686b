import { created, deleted, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';
import { estate, own, stranger } from './policies.ts';

const image = 'aws_ami_launch_permission.p';
const snapshot = 'aws_db_snapshot.s';
const shared = (...accounts: string[]) => ({ shared_accounts: accounts });
const association = 'aws_ram_principal_association.a';
const elsewhere = {
  stage: 'prod',
  region: 'unstated',
  account: 'elsewhere',
  cluster: 'unstated',
  tenantTier: 'unstated',
  dataClass: 'unstated',
  releaseChannel: 'unstated',
};

export const table: RuleTable = {
  rule: 'shared-copy',
  directed: true,
  fires: [
    { title: 'an image for everybody', plan: created(image, { group: 'all' }), class: 'critical', say: 'everybody' },
    { title: 'an image for a foreign account', plan: created(image, { account_id: stranger }), class: 'critical' },
    { title: 'an image for another account of ours', plan: created(image, { account_id: estate }), class: 'high' },
    {
      title: 'an image for an organization',
      plan: created(image, { organization_arn: 'arn:aws:organizations::1:organization/o-1' }),
      class: 'high',
    },
    {
      title: 'a snapshot of a disk',
      plan: created('aws_snapshot_create_volume_permission.p', { account_id: stranger, snapshot_id: 's' }),
      class: 'critical',
    },
    {
      title: 'a snapshot of a database for everybody',
      plan: updated(snapshot, shared(), shared('all')),
      class: 'critical',
    },
    { title: 'one account more', plan: updated(snapshot, shared(estate), shared(estate, stranger)), class: 'critical' },
    {
      title: 'a document for everybody',
      plan: updated(
        'aws_ssm_document.d',
        { permissions: { type: 'Share', account_ids: estate } },
        { permissions: { type: 'Share', account_ids: 'All' } },
      ),
      class: 'critical',
    },
    {
      title: 'a share for a role elsewhere',
      plan: created(association, { principal: `arn:aws:iam::${stranger}:role/r` }),
    },
  ],
  silent: [
    { title: 'with ourselves', plan: created(image, { account_id: own }) },
    { title: 'no longer', plan: deleted(image, { account_id: stranger }) },
    { title: 'with fewer', plan: updated(snapshot, shared(estate, stranger), shared(estate)) },
    { title: 'in another order', plan: updated(snapshot, shared(estate, stranger), shared(stranger, estate)) },
    { title: 'a snapshot of our own', plan: created(snapshot, { db_snapshot_identifier: 's' }) },
    { title: 'a document of our own', plan: created('aws_ssm_document.d', { content: '{}' }) },
  ],
  unknown: [
    { title: 'with whom is known only later', plan: open(image, null, 'account_id'), class: 'critical' },
    { title: 'nothing shows which is ours', plan: created(image, { account_id: stranger }), environment: elsewhere },
  ],
};
