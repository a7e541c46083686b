import type { Analysis, ResourceChange } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import { isTagsOnly } from '../../change-facts.ts';
import { meaningOf } from '../../readings/meaning.ts';
import { holdsData } from '../../resource-types/stateful.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const update: ChangeRule = {
  id: 'update',
  class: 'normal',
  about: 'An object is changed in place.',
  source: 'DESIGN 3, action semantics; risk-rules 1 (1) for what only narrows',
  onChange: ({ change, analysis }) => {
    if (kindOf(change.actions) !== 'update' || isTagsOnly(change)) return undefined;
    const harmless = harmlessness(change, analysis);
    if (harmless !== undefined) return fires(harmless, { class: 'low' });
    return fires('updates it in place', holdsData.has(change.type) ? { impacts: { data: 'write-path' } } : {});
  },
};

function harmlessness(change: ResourceChange, analysis: Analysis): string | undefined {
  const meaning = meaningOf(change, analysis);
  if (meaning === 'same') return 'says the same in other words';
  return meaning === 'narrower' ? 'only narrows what it allows' : undefined;
}
