import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { textsOf } from '../../../plan/read.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

export const googleAuthoritative: ChangeRule = {
  id: 'google-authoritative',
  about: 'An authoritative policy or binding of Google takes away whoever is not in it, also those that others added.',
  class: 'high',
  source: 'IAM-21',
  onChange: ({ change }) => {
    const isPolicy = /^google_.*_iam_policy$/.test(change.type);
    const isBinding = /^google_.*_iam_binding$/.test(change.type);
    if (!isPolicy && !isBinding) return undefined;
    if (isPolicy && (creates(change) || kindOf(change.actions) === 'update')) {
      return fires('sets the whole policy: whoever is not in it loses access', { class: 'critical', impacts });
    }
    if (isBinding && creates(change)) return fires('takes the role from whoever is not in the list', { impacts });
    const attribute = 'members';
    if (kindOf(change.actions) !== 'update' || isUnknown(change, attribute)) return undefined;
    const after = new Set(textsOf(afterOf(change, attribute)));
    const dropped = textsOf(beforeOf(change, attribute)).filter((member) => !after.has(member));
    return dropped.length === 0
      ? undefined
      : fires('takes the role from members', { class: 'normal', attribute, impacts });
  },
};
