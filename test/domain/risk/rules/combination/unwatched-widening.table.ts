import { policyText } from '../../../iam/policies.ts';
import type { Row } from '../../../plan/plans.ts';
import type { RuleTable } from '../table.ts';

const trail = (after: object, more: Partial<Row> = {}): Row => ({
  address: 'aws_cloudtrail.t',
  actions: ['update'],
  before: { enable_logging: true },
  after,
  ...more,
});
const off = trail({ enable_logging: false });
const ssh = (cidr: string): Row => ({
  address: 'aws_vpc_security_group_ingress_rule.ssh',
  actions: ['create'],
  after: { ip_protocol: 'tcp', from_port: 22, to_port: 22, cidr_ipv4: cidr },
});
const reads = (who: unknown): Row => ({
  address: 'aws_s3_bucket_policy.p',
  actions: ['create'],
  after: {
    bucket: 'b',
    policy: policyText({ Effect: 'Allow', Principal: who as never, Action: 's3:GetObject', Resource: '*' }),
  },
});
const detector: Row = { address: 'aws_guardduty_detector.d', actions: ['delete'], before: { enable: true } };

export const table: RuleTable = {
  rule: 'unwatched-widening',
  fires: [
    { title: 'a trail stops and ssh opens', plan: { changes: [off, ssh('0.0.0.0/0')] }, class: 'critical', say: 'ssh' },
    { title: 'a detector goes and a bucket opens', plan: { changes: [detector, reads('*')] }, class: 'critical' },
    { title: 'a trail stops and a stranger comes in', plan: { changes: [off, reads({ AWS: '999999999999' })] } },
  ],
  silent: [
    { title: 'a trail stops', plan: { changes: [off] } },
    { title: 'ssh opens', plan: { changes: [ssh('0.0.0.0/0')] } },
    {
      title: 'a trail starts',
      plan: { changes: [trail({ enable_logging: true }, { before: { enable_logging: false } }), ssh('0.0.0.0/0')] },
    },
    { title: 'a trail stops and our own role reads', plan: { changes: [off, reads({ AWS: '200000000001' })] } },
  ],
  unknown: [
    {
      title: 'the trail is known only later',
      plan: {
        changes: [trail({}, { unknown: { enable_logging: true } }), ssh('0.0.0.0/0')],
        configured: { 'aws_cloudtrail.t': { enable_logging: [] } },
      },
    },
  ],
};
