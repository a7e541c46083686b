import { kindOf, writes } from '../../../plan/actions.ts';
import { isKnownProvider } from '../../resource-types/known.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell } from '../../rule.ts';

export const unknownProvider: ChangeRule = {
  id: 'unknown-provider',
  about: 'A type of the same name from another provider may mean anything.',
  class: 'high',
  source: 'F8, T-P08',
  onChange: ({ change }) => {
    if (change.mode !== 'managed' || !writes(change) || kindOf(change.actions) === 'no-op') return undefined;
    if (isKnownProvider(change.provider)) return undefined;
    return cannotTell('is made by a provider this release does not know');
  },
};
