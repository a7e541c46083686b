import type { PlanParts, Row } from '../../../plan/plans.ts';
import type { RuleTable } from '../table.ts';

const balancer: Row = {
  address: 'aws_lb.old',
  actions: ['delete'],
  before: { dns_name: 'old-1.eu-central-1.elb.amazonaws.com', arn: 'arn:old' },
};
const record = (before: object, after: object, more: Partial<Row> = {}): Row => ({
  address: 'aws_route53_record.r',
  actions: ['update'],
  before: { type: 'A', ...before },
  after: { type: 'A', ...after },
  ...more,
});
const alias = (name: string) => ({ alias: [{ name, zone_id: 'Z' }] });
const before = alias('dualstack.OLD-1.eu-central-1.elb.amazonaws.com.');
const moved = record(before, alias('new-2.eu-central-1.elb.amazonaws.com'));
const address: Row = { address: 'aws_eip.old', actions: ['delete'], before: { public_ip: '198.51.100.7' } };
const plan = (...changes: readonly Row[]): PlanParts => ({ changes });

export const table: RuleTable = {
  rule: 'cutover-and-delete',
  fires: [
    { title: 'an alias leaves a balancer that goes', plan: plan(moved, balancer), class: 'high', say: 'aws_lb.old' },
    {
      title: 'an address that goes is taken out',
      plan: plan(record({ records: ['198.51.100.7', '198.51.100.8'] }, { records: ['198.51.100.8'] }), address),
    },
    { title: 'the record is replaced', plan: plan({ ...moved, actions: ['create', 'delete'] }, balancer) },
    {
      title: 'in another cloud',
      plan: plan(
        {
          address: 'google_dns_record_set.r',
          actions: ['update'],
          before: { rrdatas: ['203.0.113.5'] },
          after: { rrdatas: ['203.0.113.6'] },
        },
        { address: 'google_compute_address.old', actions: ['delete'], before: { address: '203.0.113.5' } },
      ),
    },
  ],
  silent: [
    { title: 'what goes has no place', plan: plan(moved, { ...balancer, before: { arn: 'arn:old' } }) },
    { title: 'the old target stays', plan: plan(moved) },
    { title: 'another balancer goes', plan: plan(moved, { ...balancer, before: { dns_name: 'other' } }) },
    { title: 'the record goes with its target', plan: plan({ ...moved, actions: ['delete'], after: null }, balancer) },
    {
      title: 'the record still leads there',
      plan: plan(record({ ...before, ttl: 1 }, { ...before, ttl: 2 }), balancer),
    },
    {
      title: 'the old target is forgotten and lives on',
      plan: plan(moved, { ...balancer, actions: ['forget'], after: balancer.before }),
    },
  ],
  unknown: [
    {
      title: 'where the record led may not be seen',
      plan: plan({ ...moved, beforeSensitive: { alias: true } }, balancer),
      class: 'high',
    },
    {
      title: 'the target is replaced and the record follows',
      plan: {
        changes: [
          record(before, {}, { unknown: { alias: [{ name: true }] } }),
          { ...balancer, actions: ['delete', 'create'], after: {}, unknown: { dns_name: true } },
        ],
        configured: { 'aws_route53_record.r': { alias: ['aws_lb.old'] } },
      },
      class: 'high',
    },
  ],
};
