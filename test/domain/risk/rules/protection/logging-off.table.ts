import { created, deleted, one, opened, together, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const flow = 'aws_flow_log.f';
const exports = (...names: string[]) => ({ enabled_cloudwatch_logs_exports: names });
const database = 'aws_db_instance.d';
const access = (enabled: boolean) => ({ access_logs: [{ bucket: 'b', enabled }] });

export const table: RuleTable = {
  rule: 'logging-off',
  directed: true,
  fires: [
    {
      title: 'requests of a load balancer',
      class: 'high',
      plan: updated('aws_lb.a', access(true), access(false)),
      say: 'requests',
    },
    { title: 'the whole block of them', class: 'high', plan: updated('aws_lb.a', access(true), { access_logs: [] }) },
    {
      title: 'one kind of log of several',
      class: 'high',
      plan: updated(database, exports('audit', 'error'), exports('error')),
    },
    {
      title: 'the audit log of a cluster',
      class: 'high',
      plan: updated(
        'aws_eks_cluster.c',
        { enabled_cluster_log_types: ['api', 'audit'] },
        { enabled_cluster_log_types: ['api'] },
      ),
    },
    { title: 'a flow log', class: 'high', plan: deleted(flow, { vpc_id: 'vpc-1' }), say: 'deletes' },
    { title: 'a flow log let go of', class: 'high', plan: one(flow, ['forget'], { before: { vpc_id: 'vpc-1' } }) },
    {
      title: 'a flow log while another network gets one',
      class: 'high',
      plan: together(deleted(flow, { vpc_id: 'vpc-1' }), created('aws_flow_log.other', { vpc_id: 'vpc-2' })),
    },
  ],
  silent: [
    {
      title: 'the network goes, too',
      plan: together(deleted(flow, { vpc_id: 'vpc-1' }), deleted('aws_vpc.v', { id: 'vpc-1' })),
    },
    {
      title: 'another one takes its place',
      plan: together(deleted(flow, { vpc_id: 'vpc-1' }), created('aws_flow_log.again', { vpc_id: 'vpc-1' })),
    },
    {
      title: 'the same kinds in another order',
      plan: updated(database, exports('audit', 'error'), exports('error', 'audit')),
    },
    { title: 'a flow log is made', plan: created(flow, { vpc_id: 'vpc-1' }) },
  ],
  unknown: [
    {
      title: 'what is recorded is known only later',
      class: 'high',
      plan: opened(database, exports('audit'), 'enabled_cloudwatch_logs_exports'),
    },
  ],
  same: [{ title: 'more is recorded', plan: updated(database, exports('audit'), exports('audit', 'error')) }],
};
