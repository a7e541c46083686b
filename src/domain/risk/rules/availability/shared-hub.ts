import { destroys } from '../../../plan/actions.ts';
import { guard, guardsByType, lossesOf } from '../../guards/guard.ts';
import { inOrder, members, onUnlessSaid } from '../../guards/scale.ts';
import { typeNames } from '../../resource-types/names.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const switched = inOrder('disable', 'enable');
const gateway = 'aws_ec2_transit_gateway';

/** What all who share a hub feel when it is changed in place (BLR-02). */
const guards = guardsByType([
  guard('aws_vpc', 'enable_dns_support', onUnlessSaid, 'takes names away from everything in the network'),
  guard(gateway, 'dns_support', switched, 'takes names away from everything behind the gateway'),
  guard(gateway, 'default_route_table_association', switched, 'no longer gives new attachments a route table'),
  guard(gateway, 'default_route_table_propagation', switched, 'no longer tells others of new attachments'),
  guard('aws_iam_openid_connect_provider', 'client_id_list', members, 'turns away who signs in for one audience'),
  guard(
    'aws_iam_openid_connect_provider',
    'thumbprint_list',
    members,
    'no longer trusts a certificate of the provider',
  ),
  guard('aws_route53_zone', 'vpc/vpc_id', members, 'hides the names of the zone from a network'),
]);

/** Hubs that may be used by more than this stack shows. */
const hubs = typeNames(`
  aws_vpc aws_ec2_transit_gateway aws_iam_openid_connect_provider aws_eks_cluster aws_kms_key aws_route53_zone
  aws_ecs_cluster google_compute_network azurerm_virtual_network
`);

/** A role that so many rest on is shared. */
const shared = 5;

export const sharedHub: ChangeRule = {
  id: 'shared-hub',
  about: 'A hub is used by more than one stack can show; who changes it, changes it for all of them.',
  class: 'high',
  source: 'BLR-02',
  onChange: ({ change }) => {
    if (change.mode !== 'managed' || change.deposed !== undefined) return undefined;
    if (!destroys(change)) return lossesOf(change, guards);
    if (hubs.has(change.type)) return fires('takes away what others may share, also from outside this stack');
    const isShared = change.type === 'aws_iam_role' && (change.dependents?.all ?? 0) >= shared;
    return isShared ? fires(`takes away a role that ${change.dependents?.all} others rest on`) : undefined;
  },
};
