import { created, deleted, one, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const address = 'kubernetes_cluster_role_binding.b';
const binding = (role: string, ...names: string[]) => ({
  role_ref: [{ kind: 'ClusterRole', name: role }],
  subject: names.map((name) => ({ kind: 'Group', name })),
});
const manifest = (kind: string, more: object = {}) => ({ manifest: { kind, ...more } });

export const table: RuleTable = {
  rule: 'cluster-hardening',
  directed: true,
  fires: [
    {
      title: 'a new administrator',
      class: 'critical',
      plan: created(address, binding('cluster-admin', 'dev')),
      say: 'administrator',
    },
    {
      title: 'one more administrator',
      class: 'critical',
      plan: updated(address, binding('cluster-admin', 'ops'), binding('cluster-admin', 'ops', 'dev')),
    },
    {
      title: 'a new administrator by manifest',
      class: 'critical',
      plan: created(
        'kubernetes_manifest.m',
        manifest('ClusterRoleBinding', { roleRef: { name: 'cluster-admin' }, subjects: [{ name: 'dev' }] }),
      ),
    },
    { title: 'a network policy goes', class: 'high', plan: deleted('kubernetes_network_policy.p'), say: 'apart' },
    {
      title: 'a network policy goes, by manifest',
      class: 'high',
      plan: deleted('kubernetes_manifest.m', manifest('NetworkPolicy')),
    },
    {
      title: 'an admission check is let go of',
      class: 'high',
      plan: one('kubernetes_validating_webhook_configuration_v1.v', ['forget']),
    },
  ],
  silent: [
    { title: 'another role', plan: created(address, binding('view', 'dev')) },
    {
      title: 'administrators in another order',
      plan: updated(address, binding('cluster-admin', 'a', 'b'), binding('cluster-admin', 'b', 'a')),
    },
    { title: 'an administrator goes', plan: deleted(address, binding('cluster-admin', 'dev')) },
    { title: 'a network policy is made', plan: created('kubernetes_network_policy.p', {}) },
    { title: 'another kind of manifest', plan: deleted('kubernetes_manifest.m', manifest('ConfigMap')) },
    { title: 'a manifest without a kind', plan: deleted('kubernetes_manifest.m', {}) },
  ],
  unknown: [
    {
      title: 'the role is known only later',
      class: 'critical',
      plan: one(address, ['create'], { after: {}, unknown: { role_ref: true } }),
    },
  ],
};
