import type { ResourceChange } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network', user: 'public' } as const;
const attribute = 'route_table_id';

export const routeTableSwap: ChangeRule = {
  id: 'route-table-swap',
  about: 'Under another route table everything in a subnet is reached, and reaches out, another way.',
  class: 'high',
  source: 'NET-10, NET-11',
  onChange: ({ change }) => {
    const isMain = change.type === 'aws_main_route_table_association';
    if (!isMain && change.type !== 'aws_route_table_association') return undefined;
    const kind = kindOf(change.actions);
    if (kind === 'create') return isMain ? fires('gives the network another main route table', { impacts }) : undefined;
    if (kind !== 'update' && !creates(change)) return undefined;
    if (isUnknown(change, attribute))
      return cannotTell('which route table is used is known only later', { attribute, impacts });
    return isMoved(change) ? fires('puts a subnet under another route table', { attribute, impacts }) : undefined;
  },
};

function isMoved(change: ResourceChange): boolean {
  return beforeOf(change, attribute) !== afterOf(change, attribute);
}
