import type { RuleTable } from '../table.ts';
import { block, created, later, plan, port, updated } from './rows.ts';

const address = 'aws_vpc_security_group_ingress_rule.partner';
const group = 'aws_security_group.app';
const changed = (before: string, after: string) =>
  plan(updated(address, port(443, { cidr_ipv4: before }), port(443, { cidr_ipv4: after })));
const blocks = (before: object[], after: object[]) => plan(updated(group, { ingress: before }, { ingress: after }));

/** A rule of its own, beside a group that the plan leaves alone and whose state shows in its drift. */
const beside = (recorded: object[], world: object[]) => ({
  changes: [created(address, port(443, { cidr_ipv4: '9.9.9.9/32' }))],
  drift: [updated(group, { id: 'sg-1', tags: null, ingress: recorded }, { id: 'sg-1', tags: {}, ingress: world })],
});
const partner = block(443, '9.9.9.9/32');

export const table: RuleTable = {
  rule: 'public-range',
  directed: true,
  fires: [
    {
      title: 'one address outside',
      class: 'high',
      plan: changed('10.0.0.0/8', '203.0.113.7/32'),
      say: 'public addresses',
    },
    { title: 'a wider range outside', class: 'high', plan: changed('203.0.113.7/32', '203.0.113.0/24') },
    {
      title: 'a network of IPv6',
      plan: plan(created(address, port(443, { cidr_ipv6: '2600:1f18::/36' }))),
    },
    {
      title: 'a range that is only in part private',
      plan: changed('10.0.0.0/8', '10.0.0.0/7'.replace('10', '172').replace('/7', '/11')),
    },
    { title: 'an address that somebody let in by hand since', plan: beside([], [partner]) },
    { title: 'an address that somebody took away by hand', plan: beside([partner], []) },
    {
      title: 'one more in a block',
      plan: blocks([block(443, '9.9.9.9/32')], [block(443, '9.9.9.9/32', '9.9.9.10/32')]),
    },
  ],
  silent: [
    { title: 'an address that its group lets in already, from a block', plan: beside([partner], [partner]) },
    { title: 'another private range', plan: changed('10.0.0.0/8', '192.168.0.0/16') },
    { title: 'shared space of a provider', plan: changed('10.0.0.0/8', '100.64.0.0/10') },
    { title: 'unique local addresses', plan: plan(created(address, port(443, { cidr_ipv6: 'fd00::/8' }))) },
    { title: 'another port for the same range', plan: blocks([block(443, '9.9.9.9/32')], [block(80, '9.9.9.9/32')]) },
    { title: 'the whole internet, which has a rule of its own', plan: changed('10.0.0.0/8', '0.0.0.0/0') },
    { title: 'a part of what there was', plan: changed('9.9.9.0/24', '9.9.9.9/32') },
  ],
  unknown: [
    {
      title: 'the address of a gateway of this plan',
      class: 'high',
      plan: later(address, port(22, {}), 'cidr_ipv4', 'aws_eip.nat'),
    },
  ],
  same: [
    {
      title: 'a range in two halves',
      plan: blocks([block(443, '9.9.9.0/24')], [block(443, '9.9.9.128/25', '9.9.9.0/25')]),
    },
  ],
};
