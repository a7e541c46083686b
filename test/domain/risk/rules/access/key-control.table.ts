import { created, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';
import { estate, own, policyText, stranger } from './policies.ts';

const key = 'aws_kms_key.k';
const may = (who: string, action: string | string[], more: object = {}) => ({
  Effect: 'Allow',
  Principal: who === '*' ? '*' : { AWS: `arn:aws:iam::${who}:root` },
  Action: action,
  Resource: '*',
  ...more,
});
const root = may(own, 'kms:*');
const changed = (...statements: object[]) =>
  updated(key, { policy: policyText(root) }, { policy: policyText(root, ...(statements as never[])) });
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
  rule: 'key-control',
  directed: true,
  fires: [
    { title: 'a foreign account does everything', plan: changed(may(stranger, 'kms:*')), class: 'critical' },
    { title: 'a foreign account grants on', plan: changed(may(stranger, 'kms:CreateGrant')), class: 'critical' },
    { title: 'a foreign account re-encrypts', plan: changed(may(stranger, 'kms:ReEncrypt*')), class: 'critical' },
    { title: 'everybody writes the policy', plan: changed(may('*', 'kms:PutKeyPolicy')), class: 'critical' },
    { title: 'another account of ours does everything', plan: changed(may(estate, 'kms:*')), class: 'high' },
    {
      title: 'a grant that grants on',
      plan: created('aws_kms_grant.g', {
        key_id: 'k',
        grantee_principal: `arn:aws:iam::${stranger}:role/r`,
        operations: ['CreateGrant', 'Decrypt'],
      }),
      class: 'critical',
    },
  ],
  silent: [
    { title: 'a new key for its own account', plan: created(key, { policy: policyText(root) }) },
    {
      title: 'one of us does everything',
      plan: changed({ ...root, Principal: { AWS: `arn:aws:iam::${own}:role/r` } }),
    },
    { title: 'a foreign account decrypts', plan: changed(may(stranger, ['kms:Decrypt', 'kms:DescribeKey'])) },
    {
      title: 'a foreign account grants to services only',
      plan: changed(may(stranger, 'kms:CreateGrant', { Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } })),
    },
    {
      title: 'a bucket is no key',
      plan: created('aws_s3_bucket_policy.p', { policy: policyText(may(stranger, 'kms:*') as never) }),
    },
  ],
  unknown: [
    {
      title: 'an account where nothing shows which is ours',
      plan: changed(may(stranger, 'kms:*')),
      environment: elsewhere,
    },
  ],
};
