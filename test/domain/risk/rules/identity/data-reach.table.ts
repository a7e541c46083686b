import type { RuleTable } from '../table.ts';
import { added, allow, changed, unreadable } from './rows.ts';

export const table: RuleTable = {
  rule: 'data-reach',
  directed: true,
  fires: [
    {
      title: 'all secrets',
      class: 'high',
      say: 'secretsmanager:GetSecretValue',
      plan: added(allow('secretsmanager:GetSecretValue')),
    },
    { title: 'all of a kind', plan: added(allow('kms:Decrypt', 'arn:aws:kms:*:*:key/*')) },
    { title: 'all objects by a pattern', say: /s3:GetObject/, plan: added(allow('s3:Get*')) },
    {
      title: 'from one secret to all',
      plan: changed([allow('ssm:GetParameter', 'arn:aws:ssm:*:*:parameter/a')], [allow('ssm:GetParameter')]),
    },
  ],
  silent: [
    {
      title: 'one secret',
      plan: added(allow('secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:*:*:secret:a-*')),
    },
    { title: 'one bucket', plan: added(allow('s3:GetObject', 'arn:aws:s3:::photos/*')) },
    { title: 'names only', plan: added(allow('secretsmanager:ListSecrets')) },
    { title: 'everything, which another rule says', plan: added(allow('*')) },
  ],
  unknown: unreadable,
};
