import type { RuleTable } from '../table.ts';

const address = 'aws_vpc_security_group_ingress_rule.ssh';
const rule = (more: object): object => ({ ip_protocol: 'tcp', from_port: 22, to_port: 22, ...more });
const widened = (after: object) => ({
  changes: [{ address, actions: ['update'], before: rule({ cidr_ipv4: '10.0.0.0/8' }), after }],
});

export const table: RuleTable = {
  rule: 'open-to-world',
  directed: true,
  fires: [
    {
      title: 'ssh from everywhere',
      class: 'critical',
      plan: widened(rule({ cidr_ipv4: '0.0.0.0/0' })),
      say: 'whole internet',
    },
    { title: 'ssh from everywhere over IPv6', class: 'critical', plan: widened(rule({ cidr_ipv6: '::/0' })) },
  ],
  silent: [{ title: 'ssh from another private range', plan: widened(rule({ cidr_ipv4: '172.16.0.0/12' })) }],
  unknown: [
    {
      title: 'a range that is known only later',
      plan: {
        changes: [{ address, actions: ['create'], after: rule({}), unknown: { cidr_ipv4: true } }],
        configured: { [address]: { cidr_ipv4: [] } },
      },
    },
  ],
};
