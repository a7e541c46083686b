import type { ResourceChange } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const replace: ChangeRule = {
  id: 'replace',
  about: 'A replaced object has a new identity, and destroy-first means it is away for a while.',
  class: 'high',
  source: 'LIF-02, LIF-03',
  onChange: ({ change }) => {
    const impacts = { reversibility: 'partially-reversible' } as const;
    switch (kindOf(change.actions)) {
      case 'replace-delete-first':
        return fires(`replaces it, the old one first, so it is away for a while${because(change)}`, { impacts });
      case 'replace-create-first':
        return fires(`replaces it, the new one first${because(change)}`, { impacts });
      case 'replace-forget':
        return fires(`makes a new one and lets go of the old one, which lives on${because(change)}`, { impacts });
      default:
        return undefined;
    }
  },
};

const reasons: ReadonlyMap<string, string> = new Map([
  ['replace_because_tainted', 'it is tainted'],
  ['replace_by_request', 'the plan was asked to'],
  ['replace_by_triggers', 'something it follows changes'],
]);

function because({ reason, replacePaths }: ResourceChange): string {
  const text = reasons.get(reason ?? '') ?? (replacePaths.length > 0 ? `${replacePaths.join(', ')} cannot change` : '');
  return text === '' ? '' : ` (${text})`;
}
