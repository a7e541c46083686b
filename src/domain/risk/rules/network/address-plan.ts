import { isReplace, kindOf } from '../../../plan/actions.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const types = new Set(['aws_vpc', 'aws_subnet']);
const places = ['cidr_block', 'ipv6_cidr_block', 'availability_zone', 'availability_zone_id'];

export const addressPlan: ChangeRule = {
  id: 'address-plan',
  about: 'A network that gets other addresses or another zone is a new one, and everything in it goes with the old.',
  class: 'critical',
  source: 'NET-20',
  onChange: ({ change }) => {
    if (!types.has(change.type) || !isReplace(kindOf(change.actions))) return undefined;
    const moved = change.replacePaths.filter((path) => places.includes(path));
    if (moved.length === 0) return undefined;
    const impacts = { security: 'network', reversibility: 'partially-reversible', user: 'public' } as const;
    return fires(`replaces a network with everything in it, because of ${moved.join(' and ')}`, { impacts });
  },
};
