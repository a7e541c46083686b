import { kindOf } from '../../../plan/actions.ts';
import { isSubstantial, verb } from '../../change-facts.ts';
import type { Weakness } from '../../network/weakness.ts';
import { isAny, isNone, weaklySet } from '../../network/weakness.ts';
import { joints } from '../../resource-types/joints.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const settings: readonly Weakness[] = [
  {
    types: 'aws_ec2_transit_gateway_vpc_attachment',
    path: 'appliance_mode_support',
    isWeak: isNone('enable'),
    say: 'no longer sends both ways of a connection through one appliance',
    atUpdate: true,
  },
  ...['default_route_table_association', 'default_route_table_propagation'].map(
    (path): Weakness => ({
      types: 'aws_ec2_transit_gateway',
      path,
      isWeak: isAny('enable'),
      say: 'joins every new attachment to the default route table',
      atUpdate: true,
    }),
  ),
  {
    types: 'aws_ec2_transit_gateway',
    path: 'auto_accept_shared_attachments',
    isWeak: isAny('enable'),
    say: 'lets other accounts attach without being asked',
  },
  ...['transit_gateway_default_route_table_association', 'transit_gateway_default_route_table_propagation'].map(
    (path): Weakness => ({
      types: 'aws_ec2_transit_gateway_vpc_attachment',
      path,
      isWeak: isAny(true),
      say: 'joins the default route table of the gateway',
      atUpdate: true,
    }),
  ),
];

export const networkJunction: ChangeRule = {
  id: 'network-junction',
  about: 'What joins two networks decides which of them reach each other.',
  class: 'high',
  source: 'NET-12',
  onChange: ({ change }) => {
    const hits = weaklySet(change, settings);
    const isOther = kindOf(change.actions) !== 'update' && joints.has(change.type) && isSubstantial(change);
    return isOther
      ? [...hits, fires(`${verb(change)} a joint between networks`, { impacts: { security: 'network' } })]
      : hits;
  },
};
