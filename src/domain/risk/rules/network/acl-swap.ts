import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { textsOf, wordOf } from '../../../plan/read.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network' } as const;

export const aclSwap: ChangeRule = {
  id: 'acl-swap',
  about: 'A subnet under another network ACL lets other packets through.',
  class: 'high',
  source: 'NET-09',
  onChange: ({ change }) => {
    if (change.before === null || !(creates(change) || kindOf(change.actions) === 'update')) return undefined;
    const attribute = { aws_network_acl_association: 'network_acl_id', aws_network_acl: 'subnet_ids' }[change.type];
    if (attribute === undefined) return undefined;
    if (isUnknown(change, attribute)) {
      return change.configured.includes(attribute)
        ? cannotTell('which subnets it guards is known only later', { attribute, impacts })
        : undefined;
    }
    const [before, after] = [beforeOf(change, attribute), afterOf(change, attribute)].map((value) =>
      Array.isArray(value) ? textsOf(value) : [wordOf(value)],
    );
    const isSame = before?.length === after?.length && before?.every((id) => after?.includes(id));
    return isSame ? undefined : fires('puts subnets under another network ACL', { attribute, impacts });
  },
};
