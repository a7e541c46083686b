import type { PlanParts, Row } from '../../../plan/plans.ts';
import type { RuleTable } from '../table.ts';

const lb = 'aws_lb.edge';
const other = { address: 'aws_lambda_function.f', actions: ['create'] };
const drifted = (before: object, after: object, more: Partial<Row> = {}): PlanParts => ({
  changes: [other],
  configured: { [lb]: { idle_timeout: [], tags: [], subnets: [], last_modified: [] } },
  drift: [{ address: lb, actions: ['update'], before, after, ...more }],
});
const gone = (address: string): PlanParts => ({
  changes: [{ address, actions: ['create'] }],
  drift: [{ address, actions: ['delete'], before: { id: 'x' } }],
});

export const table: RuleTable = {
  rule: 'drift-under-plan',
  fires: [
    {
      title: 'an attribute that the configuration sets',
      class: 'normal',
      plan: drifted({ idle_timeout: 60 }, { idle_timeout: 61 }),
      say: 'idle_timeout changed in the world',
    },
    { title: 'an object that is gone', class: 'high', plan: gone(lb), say: 'is gone in the world' },
    { title: 'a database that is gone', class: 'critical', plan: gone('aws_db_instance.db') },
    {
      title: 'an object that is gone and no longer configured',
      class: 'high',
      plan: { changes: [other], drift: [{ address: lb, actions: ['delete'] }] },
      say: 'no longer configured',
    },
    {
      title: 'a grant that nobody here made',
      class: 'high',
      plan: {
        changes: [other],
        drift: [
          {
            address: 'aws_security_group.g',
            actions: ['update'],
            before: { id: 'sg-1', ingress: [] },
            after: {
              id: 'sg-1',
              ingress: [{ protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] }],
            },
          },
        ],
      },
      say: 'no resource of this stack explains',
    },
  ],
  silent: [
    { title: 'nothing became an empty map', plan: drifted({ tags: null }, { tags: {} }) },
    { title: 'nothing became an empty list', plan: drifted({ subnets: null }, { subnets: [] }) },
    {
      title: 'a time and a counter that the provider keeps',
      plan: drifted({ seen: '1', count: 1 }, { seen: '2', count: 2 }),
    },
    {
      title: 'a grant that a rule beside it explains',
      plan: {
        changes: [other],
        state: {
          'aws_vpc_security_group_ingress_rule.r': {
            security_group_id: 'sg-1',
            ip_protocol: 'tcp',
            from_port: 443,
            to_port: 443,
            cidr_ipv4: '10.0.0.0/8',
          },
        },
        drift: [
          {
            address: 'aws_security_group.g',
            actions: ['update'],
            before: { id: 'sg-1', ingress: [] },
            after: {
              id: 'sg-1',
              ingress: [{ protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['10.0.0.0/8'] }],
            },
          },
        ],
      },
    },
    { title: 'data that is read anew', plan: drifted({ idle_timeout: 1 }, { idle_timeout: 2 }, { mode: 'data' }) },
  ],
  unknown: 'decided by action and type',
};
