import type { ResourceChange, Value } from '../analysis.ts';
import { changedAttributes } from './differences.ts';
import { routeReads } from './grants/route.ts';
import { newRuleReads, oldRuleReads } from './grants/security-group.ts';
import type { Members } from './read.ts';
import { listOf, memberOf, membersOf, wordOf } from './read.ts';

/** A kind of neighbour: what is read of it, and which of its attributes lead to others. An end is found and leads nowhere. */
type Kind = { readonly reads: readonly string[]; readonly links: readonly string[]; readonly isEnd?: true };

const rule = (reads: readonly string[]): Kind => ({ reads, links: ['security_group_id'] });
const guarded = (...links: string[]): Kind => ({ reads: links, links });
const balancer: Kind = {
  reads: ['arn', 'internal', 'load_balancer_type', 'name', 'security_groups'],
  links: ['security_groups', 'arn'],
};
const aclRule: Kind = {
  reads: [
    ...['network_acl_id', 'rule_number', 'egress', 'rule_action', 'protocol', 'from_port', 'to_port'],
    ...['icmp_type', 'icmp_code', 'cidr_block', 'ipv6_cidr_block'],
  ],
  links: ['network_acl_id'],
};

/** Groups of subnets that stores of data live in. */
const subnetGroups: Readonly<Record<string, Kind>> = Object.fromEntries(
  ['db', 'docdb', 'neptune', 'redshift', 'elasticache', 'memorydb', 'dax'].map((store) => [
    `aws_${store}_subnet_group`,
    { reads: ['subnet_ids'], links: ['subnet_ids'], isEnd: true },
  ]),
);

/**
 * How neighbours lead to each other: from a route table up to the subnets and machines that use it, then down from a
 * machine to its groups, its subnet and where that leads. Each stage follows what the stages before it found, so that
 * the neighbours of neighbours of other machines stay out.
 */
const stages: readonly Readonly<Record<string, Kind>>[] = [
  {
    aws_route_table_association: guarded('route_table_id', 'subnet_id'),
    aws_wafv2_web_acl_association: guarded('web_acl_arn', 'resource_arn'),
  },
  {
    aws_instance: {
      reads: ['id', 'vpc_security_group_ids', 'subnet_id', 'associate_public_ip_address', 'public_ip'],
      links: ['id', 'vpc_security_group_ids', 'subnet_id'],
    },
    aws_lb: balancer,
    aws_alb: balancer,
    aws_elb: { reads: ['internal', 'security_groups'], links: ['security_groups'] },
    aws_db_instance: guarded('vpc_security_group_ids'),
    aws_rds_cluster: guarded('vpc_security_group_ids'),
    aws_redshift_cluster: guarded('vpc_security_group_ids'),
    aws_elasticache_cluster: guarded('security_group_ids'),
    aws_elasticache_replication_group: guarded('security_group_ids'),
    aws_network_interface: guarded('security_groups'),
    aws_network_interface_sg_attachment: guarded('security_group_id'),
    aws_launch_template: guarded('vpc_security_group_ids'),
    aws_ecs_service: guarded('network_configuration'),
    aws_lambda_function: guarded('vpc_config'),
    aws_eks_cluster: guarded('vpc_config'),
    aws_vpc_endpoint: guarded('security_group_ids'),
    aws_efs_mount_target: guarded('security_groups'),
    ...subnetGroups,
  },
  {
    aws_security_group_rule: rule(oldRuleReads),
    aws_vpc_security_group_ingress_rule: rule(newRuleReads),
    aws_vpc_security_group_egress_rule: rule(newRuleReads),
    aws_subnet: { reads: ['id', 'map_public_ip_on_launch'], links: ['id'] },
    aws_route_table_association: guarded('subnet_id', 'route_table_id'),
    aws_network_acl_rule: aclRule,
  },
  {
    aws_route: { reads: routeReads, links: ['route_table_id'] },
    aws_route_table: { reads: ['id', 'route'], links: ['id'] },
  },
];

/** Attributes of a change by which its neighbours know it. */
const names = [
  'id',
  'arn',
  'security_group_id',
  'route_table_id',
  'subnet_id',
  'network_acl_id',
  'instance',
  'instance_id',
];
const settings = ['vpc_security_group_ids', 'subnet_id', 'associate_public_ip_address'];

const asking =
  /^aws_(?:security_group|default_security_group|vpc_security_group_|route$|route_table|subnet$|eip|network_acl|instance$)/;

/** Resources of the state that a change of the network cannot be understood without, with what is read of each. */
export function networkNeighbours(
  changes: readonly ResourceChange[],
  state: readonly Members[],
): ReadonlyMap<Members, readonly string[]> {
  const asked = changes.filter(asks);
  const found = new Map<Members, readonly string[]>();
  if (asked.length === 0) return found;
  const ids = new Set(asked.flatMap(({ before, after }) => [before, after].flatMap((values) => idsIn(values, seeds))));
  for (const kinds of stages) {
    const near = state.filter(({ type, values }) => {
      const kind = memberOf(kinds as Members, wordOf(type)) as Kind | undefined;
      return kind !== undefined && idsIn(values, kind.links).some((id) => ids.has(id));
    });
    for (const resource of near) {
      const { reads, links, isEnd } = kinds[wordOf(resource.type)] ?? { reads: [], links: [] };
      found.set(resource, reads);
      if (!isEnd) for (const id of idsIn(resource.values, links)) ids.add(id);
    }
  }
  return found;
}

/** What is looked at of each kind of neighbour, stage by stage. */
export function neighbourReads(): readonly ReadonlyMap<string, readonly string[]>[] {
  return stages.map(
    (kinds) => new Map(Object.entries(kinds).map(([type, { reads, links }]) => [type, [...reads, ...links]])),
  );
}

const seeds = [...names, ...settings];

/** A machine asks only where its place in the network is new, a web ACL where it may already stand before something. */
function asks(change: ResourceChange): boolean {
  if (change.mode !== 'managed') return false;
  if (change.type === 'aws_wafv2_web_acl') return change.before !== null;
  if (!asking.test(change.type)) return false;
  if (change.type !== 'aws_instance' || !change.actions.includes('update')) return true;
  return changedAttributes(change).some((name) => settings.includes(name));
}

function idsIn(values: Value | undefined, attributes: readonly string[]): readonly string[] {
  return attributes.flatMap((name) => textsWithin(memberOf(values, name)));
}

function textsWithin(value: Value | undefined): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return listOf(value).flatMap(textsWithin);
  return Object.values(membersOf(value)).flatMap(textsWithin);
}
