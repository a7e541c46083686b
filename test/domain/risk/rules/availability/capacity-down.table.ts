import { created, deleted, one, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const service = 'aws_ecs_service.s';
const group = 'aws_autoscaling_group.g';
const nodes = (desired: number, min: number) => ({
  scaling_config: [{ desired_size: desired, min_size: min, max_size: 9 }],
});

export const table: RuleTable = {
  rule: 'capacity-down',
  directed: true,
  fires: [
    {
      title: 'nothing is left',
      class: 'critical',
      plan: updated(service, { desired_count: 3 }, { desired_count: 0 }),
      say: 'nothing',
    },
    {
      title: 'half of it goes',
      class: 'high',
      plan: updated(service, { desired_count: 4 }, { desired_count: 2 }),
      say: 'from 4 to 2',
    },
    { title: 'one of ten goes', class: 'normal', plan: updated(service, { desired_count: 10 }, { desired_count: 9 }) },
    {
      title: 'it may shrink to nothing',
      class: 'high',
      plan: updated(group, { min_size: 2 }, { min_size: 0 }),
      say: 'lets it shrink',
    },
    { title: 'no machine may run', class: 'critical', plan: updated(group, { max_size: 2 }, { max_size: 0 }) },
    { title: 'nodes of a cluster', class: 'high', plan: updated('aws_eks_node_group.n', nodes(6, 3), nodes(2, 3)) },
    {
      title: 'pods, as a text',
      class: 'high',
      plan: updated('kubernetes_deployment.d', { spec: [{ replicas: '3' }] }, { spec: [{ replicas: '1' }] }),
    },
  ],
  silent: [
    { title: 'more of it', plan: updated(service, { desired_count: 1 }, { desired_count: 3 }) },
    { title: 'the provider decides', plan: updated(service, { desired_count: 1 }, { desired_count: null }) },
    {
      title: 'a table that is paid per request',
      plan: updated(
        'aws_dynamodb_table.t',
        { billing_mode: 'PROVISIONED', read_capacity: 5 },
        { billing_mode: 'PAY_PER_REQUEST', read_capacity: 0 },
      ),
    },
    { title: 'a new one', plan: created(service, { desired_count: 0 }) },
    { title: 'it goes', plan: deleted(service, { desired_count: 3 }) },
    {
      title: 'what scaling did and nobody sets',
      plan: one(service, ['update'], { before: { desired_count: 3 }, after: {}, unknown: { desired_count: true } }),
    },
  ],
  unknown: [
    {
      title: 'how many is known only later',
      class: 'critical',
      plan: opened(service, { desired_count: 3 }, 'desired_count'),
    },
    { title: 'the least is known only later', class: 'high', plan: opened(group, { min_size: 3 }, 'min_size') },
  ],
};
