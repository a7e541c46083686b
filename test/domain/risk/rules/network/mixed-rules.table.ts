import type { RuleTable } from '../table.ts';
import { block, created, deleted, plan, port, updated } from './rows.ts';

const address = 'aws_vpc_security_group_ingress_rule.app';
const group = 'aws_security_group.app';
const door = port(443, { cidr_ipv4: '10.0.0.0/8' });
const blocks = { id: 'sg-1', ingress: [block(80, '10.0.0.0/8')] };
const set = { configured: { [group]: { ingress: [] } } };

export const table: RuleTable = {
  rule: 'mixed-rules',
  fires: [
    {
      title: 'a block beside a new rule of its own',
      class: 'high',
      plan: { ...plan(updated(group, { id: 'sg-1', ingress: [] }, blocks), created(address, door)), ...set },
      say: 'beside rules of their own',
    },
    {
      title: 'both new',
      plan: {
        changes: [
          created(group, { ingress: blocks.ingress }, { unknown: { id: true } }),
          created(address, { ...door, security_group_id: undefined }, { unknown: { security_group_id: true } }),
        ],
        configured: { [group]: { ingress: [] }, [address]: { security_group_id: [group] } },
      },
    },
  ],
  silent: [
    {
      title: 'rules of their own on a group without blocks',
      plan: plan(updated(group, { ...blocks, name: 'a' }, { ...blocks, name: 'b' }), created(address, door)),
    },
    {
      title: 'a block instead of a rule',
      plan: { ...plan(updated(group, { id: 'sg-1', ingress: [] }, blocks), deleted(address, door)), ...set },
    },
    {
      title: 'a rule of another group',
      plan: { ...plan(updated(group, { id: 'sg-2' }, { ...blocks, id: 'sg-2' }), created(address, door)), ...set },
    },
    {
      title: 'a way out beside a block for the way in',
      plan: {
        ...plan(updated(group, { id: 'sg-1' }, blocks), created('aws_vpc_security_group_egress_rule.a', door)),
        ...set,
      },
    },
  ],
  unknown: [
    {
      title: 'blocks that are known only later',
      class: 'high',
      plan: {
        ...plan(updated(group, blocks, { id: 'sg-1' }, { unknown: { ingress: true } }), created(address, door)),
        ...set,
      },
    },
  ],
};
