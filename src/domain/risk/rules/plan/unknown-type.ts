import { kindOf, writes } from '../../../plan/actions.ts';
import { verb } from '../../change-facts.ts';
import { isKnownType } from '../../resource-types/known.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell } from '../../rule.ts';

export const unknownType: ChangeRule = {
  id: 'unknown-type',
  about: 'Nothing here knows what this type does, so it counts as dangerous.',
  class: 'high',
  source: 'risk-rules 1 (6), S14.4',
  onChange: ({ change }) => {
    if (change.mode !== 'managed' || !writes(change) || kindOf(change.actions) === 'no-op') return undefined;
    if (isKnownType(change.type)) return undefined;
    return cannotTell(`${verb(change)} a resource of an unknown type`, {
      impacts: { data: 'write-path', reversibility: 'partially-reversible' },
    });
  },
};
