import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const attribute = 'allow_external_principals';

export const sharedOutside: ChangeRule = {
  id: 'shared-outside',
  about: 'A share that takes accounts from outside the organization is only as closed as the list of those it names.',
  class: 'critical',
  source: 'RES-08, AWS RAM',
  onChange: ({ change }) => {
    if (change.type !== 'aws_ram_resource_share') return undefined;
    if (!creates(change) && kindOf(change.actions) !== 'update') return undefined;
    const more = { attribute, impacts: { security: 'policy' } } as const;
    if (change.configured.includes(attribute) && isUnknown(change, attribute))
      return cannotTell('whether it may be shared outside the organization is known only later', more);
    return afterOf(change, attribute) === true && beforeOf(change, attribute) !== true
      ? fires('may be shared with accounts outside the organization', more)
      : undefined;
  },
};
