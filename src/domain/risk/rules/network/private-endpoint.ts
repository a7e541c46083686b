import type { Weakness } from '../../network/weakness.ts';
import { isAny, isNone, weaklySet } from '../../network/weakness.ts';
import type { ChangeRule } from '../../rule.ts';

const settings: readonly Weakness[] = [
  {
    types: 'aws_vpc_endpoint',
    path: 'private_dns_enabled',
    isWeak: isNone(true),
    say: 'sends the names of a service to its public addresses again',
    atUpdate: true,
  },
  {
    types: 'aws_vpc_endpoint_service',
    path: 'acceptance_required',
    isWeak: isAny(false),
    say: 'lets others connect without being asked',
  },
  {
    types: 'aws_vpc_endpoint_service',
    path: 'allowed_principals[*]',
    isWeak: isAny('*'),
    say: 'lets every account connect',
    class: 'critical',
  },
  {
    types: 'aws_vpc_endpoint_service_allowed_principal',
    path: 'principal_arn',
    isWeak: isAny('*'),
    say: 'lets every account connect',
    class: 'critical',
  },
];

export const privateEndpoint: ChangeRule = {
  id: 'private-endpoint',
  about: 'A private way between networks serves whoever may connect to it.',
  class: 'high',
  source: 'NET-18',
  onChange: ({ change }) => weaklySet(change, settings),
};
