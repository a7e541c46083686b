import type { RuleTable } from '../table.ts';
import { allow, changed, unreadable } from './rows.ts';

const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
const from = (...ranges: string[]) => ({ Condition: { IpAddress: { 'aws:SourceIp': ranges } } });
const list = (more: object = {}) =>
  allow('ec2:StopInstances', 'arn:aws:ec2:*:*:instance/i-1', more as Record<string, unknown>);

export const table: RuleTable = {
  rule: 'condition-removed',
  directed: true,
  fires: [
    { title: 'MFA', class: 'high', say: 'aws:multifactorauthpresent', plan: changed([list(mfa)], [list()]) },
    {
      title: 'a wider range of addresses',
      class: 'high',
      say: 'aws:sourceip',
      plan: changed([list(from('10.0.0.0/16'))], [list(from('10.0.0.0/8'))]),
    },
    {
      title: 'one more range',
      class: 'high',
      plan: changed([list(from('10.0.0.0/16'))], [list(from('10.0.0.0/16', '192.0.2.0/24'))]),
    },
  ],
  silent: [
    { title: 'one more condition', plan: changed([list()], [list(mfa)]) },
    {
      title: 'another right beside it',
      plan: changed([list(mfa)], [list(mfa), allow('s3:ListBucket', 'arn:aws:s3:::photos')]),
    },
  ],
  unknown: unreadable,
};
