import type { RuleTable } from '../table.ts';
import { block, created, later, plan, port, updated } from './rows.ts';

const group = 'aws_security_group.app';
const rule = 'aws_vpc_security_group_ingress_rule.self';

export const table: RuleTable = {
  rule: 'self-rule',
  directed: true,
  fires: [
    {
      title: 'in a block',
      class: 'normal',
      plan: plan(updated(group, { ingress: [] }, { ingress: [{ ...block(443), self: true }] })),
      say: 'members of the group',
    },
    {
      title: 'in the older form',
      plan: plan(created('aws_security_group_rule.a', { type: 'ingress', protocol: '-1', self: true })),
    },
    { title: 'by its own id', plan: plan(created(rule, port(443, { referenced_security_group_id: 'sg-1' }))) },
    {
      title: 'by its own id, of a group this plan makes',
      plan: {
        changes: [
          created(group, {}, { unknown: { id: true } }),
          created(
            rule,
            { ip_protocol: '-1' },
            { unknown: { security_group_id: true, referenced_security_group_id: true } },
          ),
        ],
        configured: { [rule]: { security_group_id: [group], referenced_security_group_id: [group] } },
      },
    },
  ],
  silent: [
    { title: 'another group', plan: plan(created(rule, port(443, { referenced_security_group_id: 'sg-2' }))) },
    { title: 'a group known only later', plan: later(rule, port(443, {}), 'referenced_security_group_id') },
    {
      title: 'the same in another form',
      plan: plan(
        updated(group, { id: 'sg-1', ingress: [{ ...block(443), self: true }] }, { id: 'sg-1', ingress: [] }),
        created(rule, port(443, { referenced_security_group_id: 'sg-1' })),
      ),
    },
  ],
  unknown: 'decided by action and type',
  same: [
    {
      title: 'another description',
      plan: plan(
        updated(
          group,
          { ingress: [{ ...block(443), self: true }] },
          { ingress: [{ ...block(443), self: true, description: 'members' }] },
        ),
      ),
    },
  ],
};
