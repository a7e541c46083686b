import type { ResourceChange, Value } from '../../../analysis.ts';
import { creates, destroys, forgets, isReplace, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { sets } from '../../change-facts.ts';
import { isUnknownAt, valuesAt } from '../../guards/path.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

/** What stands in the way of others; gone, they pass. */
const walls: ReadonlyMap<string, string> = new Map([
  ['kubernetes_network_policy', 'a policy that keeps pods apart'],
  ['kubernetes_network_policy_v1', 'a policy that keeps pods apart'],
  ['kubernetes_validating_webhook_configuration', 'a check of what may run'],
  ['kubernetes_validating_webhook_configuration_v1', 'a check of what may run'],
  ['kubernetes_mutating_webhook_configuration', 'a check of what may run'],
  ['kubernetes_mutating_webhook_configuration_v1', 'a check of what may run'],
  ['kubernetes_pod_security_policy', 'a check of what may run'],
  ['kubernetes_pod_security_policy_v1beta1', 'a check of what may run'],
  ['NetworkPolicy', 'a policy that keeps pods apart'],
  ['ValidatingWebhookConfiguration', 'a check of what may run'],
  ['MutatingWebhookConfiguration', 'a check of what may run'],
  ['ValidatingAdmissionPolicy', 'a check of what may run'],
]);

const bindings = new Set([
  'kubernetes_cluster_role_binding',
  'kubernetes_cluster_role_binding_v1',
  'ClusterRoleBinding',
]);

export const clusterHardening: ChangeRule = {
  id: 'cluster-hardening',
  about:
    'In a cluster all share one door: who administers it, and what may run beside whom, concerns every team on it.',
  class: 'high',
  source: 'SEC-05',
  onChange: ({ change }) => {
    const kind = kindIn(change, change.before) ?? kindIn(change, change.after);
    const wall = walls.get(kind ?? '');
    const ends = (destroys(change) || forgets(change)) && !isReplace(kindOf(change.actions));
    if (wall !== undefined && ends) return fires(`takes away ${wall}`, { impacts: { security: 'policy' } });
    return bindings.has(kind ?? '') || isUnknownAt(change, 'manifest/kind') ? binding(change) : undefined;
  },
};

/** The Kubernetes kind of a manifest, or the resource type where the type is the kind. */
function kindIn(change: ResourceChange, side: Value): string | undefined {
  if (change.type !== 'kubernetes_manifest') return change.type;
  const [kind] = valuesAt(side, 'manifest/kind');
  return typeof kind === 'string' ? kind : undefined;
}

function binding(change: ResourceChange): Hit | undefined {
  if (!creates(change) && kindOf(change.actions) !== 'update') return undefined;
  const attribute = change.type === 'kubernetes_manifest' ? 'manifest' : 'subject';
  if (isUnknown(change, attribute) || isUnknown(change, 'role_ref')) {
    return cannotTell('whom it gives which role in the cluster is known only later', {
      class: 'critical',
      attribute,
      impacts,
    });
  }
  const roles = ['role_ref/name', 'manifest/roleRef/name'].flatMap((path) => valuesAt(change.after, path));
  if (!roles.includes('cluster-admin') || !sets(change, attribute) || !grows(change)) return undefined;
  return fires('makes somebody administrator of the whole cluster', { class: 'critical', attribute, impacts });
}

function grows(change: ResourceChange): boolean {
  const subjects = (side: Value) =>
    ['subject', 'manifest/subjects'].flatMap((path) => valuesAt(side, path)).map((subject) => JSON.stringify(subject));
  const had = new Set(creates(change) ? [] : subjects(change.before));
  return subjects(change.after).some((subject) => !had.has(subject));
}
