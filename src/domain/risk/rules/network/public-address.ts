import type { Weakness } from '../../network/weakness.ts';
import { isAny, weaklySet } from '../../network/weakness.ts';
import type { ChangeRule } from '../../rule.ts';

const say = 'gives it a public address';

const settings: readonly Weakness[] = [
  {
    types: 'aws_subnet aws_default_subnet',
    path: 'map_public_ip_on_launch',
    isWeak: isAny(true),
    say: 'gives every new machine of the subnet a public address',
  },
  { types: 'aws_instance aws_launch_configuration', path: 'associate_public_ip_address', isWeak: isAny(true), say },
  {
    types: 'aws_launch_template',
    path: 'network_interfaces[*].associate_public_ip_address',
    isWeak: isAny(true, 'true'),
    say,
  },
  { types: 'aws_ecs_service', path: 'network_configuration[*].assign_public_ip', isWeak: isAny(true), say },
  ...['instance', 'network_interface'].map((path) => associated('aws_eip', path)),
  ...['instance_id', 'network_interface_id'].map((path) => associated('aws_eip_association', path)),
];

function associated(types: string, path: string): Weakness {
  return {
    types,
    path,
    isWeak: (values) => values.some((value) => value !== ''),
    say: 'gives a machine a public address that stays',
  };
}

export const publicAddress: ChangeRule = {
  id: 'public-address',
  about:
    'What has a public address can be found from anywhere, and is reached as soon as a group and a route allow it.',
  class: 'high',
  source: 'NET-13',
  onChange: ({ change }) => weaklySet(change, settings, { security: 'network', user: 'public' }),
};
