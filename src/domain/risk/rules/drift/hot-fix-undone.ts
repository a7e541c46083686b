import type { ResourceChange } from '../../../analysis.ts';
import { isUnknown } from '../../../plan/change.ts';
import { driftedRows } from '../../../plan/drifted.ts';
import type { TypeNames } from '../../resource-types/names.ts';
import { typeNames } from '../../resource-types/names.ts';
import type { Hit, PlanRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { isSetBack } from '../../world.ts';

/** What people set by hand in the middle of an incident: who comes in, where traffic goes, how much there is of it. */
const hotFixes: readonly { readonly types: TypeNames; readonly attributes?: readonly string[] }[] = [
  {
    types: typeNames(`
      aws_security_group aws_security_group_rule aws_vpc_security_group_ingress_rule
      aws_vpc_security_group_egress_rule aws_network_acl aws_network_acl_rule aws_wafv2_web_acl aws_wafv2_ip_set
      aws_wafv2_rule_group aws_route aws_route53_record aws_lb_listener aws_lb_listener_rule
      google_compute_firewall azurerm_network_security_rule azurerm_network_security_group
    `),
  },
  {
    types: typeNames('*'),
    attributes: [
      'desired_capacity',
      'min_size',
      'max_size',
      'desired_count',
      'scaling_config',
      'min_capacity',
      'max_capacity',
      'read_capacity',
      'write_capacity',
      'reserved_concurrent_executions',
      'shard_count',
      'instance_class',
      'instance_type',
      'node_type',
      'node_count',
      'num_cache_clusters',
      'allocated_storage',
      'target_size',
      'instances',
      'replicas',
    ],
  },
];

export const hotFixUndone: PlanRule = {
  id: 'hot-fix-undone',
  about: 'Somebody changed this by hand, perhaps in an incident, and the apply takes it back. Ask before it does.',
  class: 'high',
  source: 'DRF-04',
  onPlan: ({ analysis }) => {
    const changes = new Map(analysis.changes.map((change) => [change.address, change]));
    return driftedRows(analysis)
      .filter(({ kind }) => kind === 'changed')
      .flatMap(({ address, row, attributes }) => {
        const change = changes.get(address);
        const hot = attributes.filter((name) => isHotFix(row.type, name));
        return change ? undoing(change, row, hot).map((hit) => ({ address, ...hit })) : [];
      });
  },
};

function undoing(change: ResourceChange, row: ResourceChange, hot: readonly string[]): readonly Hit[] {
  const [back] = hot.filter((name) => isSetBack(change, row, name));
  if (back !== undefined)
    return [fires(`the apply would undo what changed in the world: ${back}`, { attribute: back })];
  const [open] = hot.filter((name) => isUnknown(change, name));
  if (open === undefined) return [];
  return [cannotTell(`the apply may undo what changed in the world: ${open}`, { attribute: open })];
}

function isHotFix(type: string, attribute: string): boolean {
  return hotFixes.some(({ types, attributes }) => types.has(type) && (attributes?.includes(attribute) ?? true));
}
