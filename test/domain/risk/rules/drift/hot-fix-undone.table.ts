import type { PlanParts } from '../../../plan/plans.ts';
import type { RuleTable } from '../table.ts';

/** Somebody set it from this to that, and the plan makes it what it says last. */
const undone = (address: string, from: object, to: object, planned: object | undefined): PlanParts => ({
  configured: { [address]: Object.fromEntries(Object.keys(from).map((name) => [name, []])) },
  drift: [{ address, actions: ['update'], before: from, after: to }],
  changes: [
    planned === undefined
      ? { address: 'aws_lambda_function.f', actions: ['create'] }
      : { address, actions: ['update'], before: to, after: planned },
  ],
});
const rule = 'aws_vpc_security_group_ingress_rule.r';
const group = 'aws_autoscaling_group.g';
const cidr = (cidr_ipv4: string) => ({ cidr_ipv4, ip_protocol: 'tcp' });

export const table: RuleTable = {
  rule: 'hot-fix-undone',
  fires: [
    {
      title: 'who comes in',
      class: 'high',
      plan: undone(rule, cidr('10.0.0.0/8'), cidr('10.1.0.0/16'), cidr('10.0.0.0/8')),
      say: 'would undo what changed in the world: cidr_ipv4',
    },
    {
      title: 'how much there is of it',
      class: 'high',
      plan: undone(group, { desired_capacity: 2 }, { desired_capacity: 9 }, { desired_capacity: 2 }),
    },
    {
      title: 'a size in a type nobody knows',
      plan: undone('acme_pool.p', { replicas: 2 }, { replicas: 9 }, { replicas: 2 }),
    },
  ],
  silent: [
    {
      title: 'what the plan leaves as somebody set it',
      plan: undone(group, { desired_capacity: 2 }, { desired_capacity: 9 }, undefined),
    },
    {
      title: 'what the plan sets anew',
      plan: undone(group, { desired_capacity: 2 }, { desired_capacity: 9 }, { desired_capacity: 10 }),
    },
    {
      title: 'what nobody sets in a hurry',
      plan: undone('aws_lb.a', { idle_timeout: 60 }, { idle_timeout: 61 }, { idle_timeout: 60 }),
    },
  ],
  unknown: [
    {
      title: 'a size of the apply',
      class: 'high',
      plan: {
        configured: { [group]: { desired_capacity: [] } },
        drift: [
          { address: group, actions: ['update'], before: { desired_capacity: 2 }, after: { desired_capacity: 9 } },
        ],
        changes: [
          {
            address: group,
            actions: ['update'],
            before: { desired_capacity: 9 },
            after: {},
            unknown: { desired_capacity: true },
          },
        ],
      },
      say: 'may undo',
    },
  ],
};
