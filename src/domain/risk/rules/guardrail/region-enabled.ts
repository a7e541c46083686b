import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const attribute = 'enabled';

export const regionEnabled: ChangeRule = {
  id: 'region-enabled',
  about: 'In a region nobody used there is nobody who watches. Switching one off takes away whatever runs there.',
  class: 'critical',
  source: 'ORG: the list of regions grows',
  onChange: ({ change }) => {
    if (change.type !== 'aws_account_region' || !(creates(change) || kindOf(change.actions) === 'update'))
      return undefined;
    const impacts = { security: 'policy' } as const;
    if (isUnknown(change, attribute))
      return cannotTell('whether the region opens is known only later', { attribute, impacts });
    const [before, after] = [beforeOf(change, attribute), afterOf(change, attribute)];
    if (after === true && before !== true) return fires('opens a region for the account', { attribute, impacts });
    return undefined;
  },
};
