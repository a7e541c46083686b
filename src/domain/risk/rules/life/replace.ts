import type { ResourceChange } from '../../../analysis.ts';
import { isReplace, kindOf } from '../../../plan/actions.ts';
import { versions } from '../../resource-types/versions.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const replace: ChangeRule = {
  id: 'replace',
  about:
    'A replaced object has a new identity, and destroy-first means it is away for a while. What is a version of something is replaced by every change.',
  class: 'high',
  source: 'LIF-02, LIF-03',
  onChange: ({ change }) => {
    const impacts = { reversibility: 'partially-reversible' } as const;
    const kind = kindOf(change.actions);
    if (isReplace(kind) && isNextVersion(change))
      return fires('makes the next version of it', { class: 'normal', impacts });
    switch (kind) {
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

/** Replaced because something in it changes, as every version is; not because somebody or something else asks for it. */
function isNextVersion({ type, reason = '' }: ResourceChange): boolean {
  return versions.has(type) && !reasons.has(reason);
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['replace_because_tainted', 'it is tainted'],
  ['replace_by_request', 'the plan was asked to'],
  ['replace_by_triggers', 'something it follows changes'],
]);

function because({ reason, replacePaths }: ResourceChange): string {
  const text = reasons.get(reason ?? '') ?? (replacePaths.length > 0 ? `${replacePaths.join(', ')} cannot change` : '');
  return text === '' ? '' : ` (${text})`;
}
