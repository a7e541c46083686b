import type { PlanParts, Row } from '../../../plan/plans.ts';
import type { RuleTable } from '../table.ts';

const id = 'sg-0old';
const group: Row = {
  address: 'aws_security_group.g',
  actions: ['delete', 'create'],
  before: { id, name: 'g' },
  after: { name: 'g2' },
  unknown: { id: true },
};
const holder = (actions: readonly string[], more: Partial<Row> = {}): Row => ({
  address: 'aws_db_instance.d',
  actions,
  before: { identifier: 'd', vpc_security_group_ids: [id] },
  after: { identifier: 'd', vpc_security_group_ids: [id] },
  ...more,
});
const set = { 'aws_db_instance.d': { vpc_security_group_ids: [], tags: [] } };
const plan = (...changes: readonly Row[]): PlanParts => ({ changes: [group, ...changes], configured: set });
const peer = { protocol: 'tcp', from_port: 5432, to_port: 5432, security_groups: [id] };

export const table: RuleTable = {
  rule: 'group-left-behind',
  fires: [
    {
      title: 'a database is forgotten with it',
      plan: plan(holder(['forget'])),
      class: 'high',
      say: 'aws_db_instance.d',
    },
    {
      title: 'a group that names it is forgotten',
      plan: plan({
        address: 'aws_security_group.other',
        actions: ['forget'],
        before: { id: 'sg-other', ingress: [peer] },
        after: { id: 'sg-other', ingress: [peer] },
      }),
    },
    {
      title: 'the configuration gives a database the old id',
      plan: plan(holder(['update'], { after: { identifier: 'd', vpc_security_group_ids: [id], tags: { a: 'b' } } })),
    },
    {
      title: 'a balancer that does not change holds it',
      plan: { ...plan(), state: { 'aws_lb.l': { arn: 'a', name: 'l', security_groups: [id] } } },
      say: 'aws_lb.l',
    },
    {
      title: 'somebody let it into another group by hand',
      plan: {
        ...plan(),
        drift: [
          {
            address: 'aws_security_group.other',
            actions: ['update'],
            before: { id: 'sg-other', ingress: [] },
            after: { id: 'sg-other', ingress: [peer] },
          },
        ],
      },
    },
    {
      title: 'the group is deleted',
      plan: { changes: [{ ...group, actions: ['delete'], after: null, unknown: {} }, holder(['forget'])] },
    },
  ],
  silent: [
    { title: 'nothing holds it', plan: plan() },
    {
      title: 'what holds it follows',
      plan: plan(holder(['update'], { after: { identifier: 'd' }, unknown: { vpc_security_group_ids: true } })),
    },
    { title: 'what holds it goes too', plan: plan(holder(['delete'], { after: null })) },
    {
      title: 'what a rule beside it wrote into another group',
      plan: {
        changes: [
          group,
          {
            address: 'aws_security_group.other',
            actions: ['update'],
            before: { id: 'sg-other', ingress: [peer], tags: {} },
            after: { id: 'sg-other', ingress: [peer], tags: { a: 'b' } },
          },
        ],
        configured: { 'aws_security_group.other': { tags: [] } },
      },
    },
    {
      title: 'an interface that an attachment fills',
      plan: { ...plan(), state: { 'aws_network_interface.i': { security_groups: [id] } } },
    },
    { title: 'the group has no id yet', plan: { changes: [{ ...group, before: { name: 'g' } }, holder(['forget'])] } },
    {
      title: 'the group is changed in place',
      plan: { changes: [{ ...group, actions: ['update'], after: { id, name: 'g' }, unknown: {} }, holder(['forget'])] },
    },
  ],
  unknown: [
    {
      title: 'what is forgotten does not show its groups',
      plan: plan(holder(['forget'], { beforeSensitive: { vpc_security_group_ids: true } })),
      class: 'high',
    },
  ],
};
