import { created, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const address = 'aws_autoscaling_group.g';
const group = (version: string, more: object = { instance_refresh: [{ strategy: 'Rolling' }] }) => ({
  launch_template: [{ id: 'lt-1', version }],
  ...more,
});
const daemon = (image: string) => ({ spec: [{ template: [{ spec: [{ container: [{ image }] }] }] }] });
const later = opened(address, group('1'), 'launch_template');

export const table: RuleTable = {
  rule: 'fleet-code',
  fires: [
    {
      title: 'a group that refreshes itself',
      class: 'high',
      plan: updated(address, group('1'), group('2')),
      say: 'every machine',
    },
    {
      title: 'the nodes of a cluster',
      class: 'high',
      plan: updated('aws_eks_node_group.n', { release_version: '1' }, { release_version: '2' }),
    },
    {
      title: 'a daemon',
      class: 'high',
      plan: updated('kubernetes_daemonset.d', daemon('a:1'), daemon('a:2')),
      say: 'every node',
    },
  ],
  silent: [
    {
      title: 'a group whose machines stay until somebody refreshes them',
      plan: updated(address, group('1', {}), group('2', {})),
    },
    { title: 'another size', plan: updated(address, { ...group('1'), max_size: 1 }, { ...group('1'), max_size: 2 }) },
    { title: 'a new group', plan: created(address, group('1')) },
    {
      title: 'a daemon with more memory',
      plan: updated('kubernetes_daemonset.d', daemon('a:1'), { ...daemon('a:1'), wait: true }),
    },
  ],
  unknown: [
    {
      title: 'the version is known only later',
      class: 'high',
      plan: { ...later, changes: (later.changes ?? []).map((row) => ({ ...row, after: { instance_refresh: [{}] } })) },
    },
  ],
};
