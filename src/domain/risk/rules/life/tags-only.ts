import { isTagsOnly, touchedAttributes } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const tagsOnly: ChangeRule = {
  id: 'tags-only',
  about: 'Labels do nothing by themselves.',
  class: 'low',
  source: 'risk-rules 15, low by construction',
  onChange: ({ change }) => {
    if (!isTagsOnly(change)) return undefined;
    const isDescribed = touchedAttributes(change).includes('description');
    return fires(isDescribed ? 'changes nothing but its labels' : 'changes nothing but tags', {
      attribute: isDescribed ? 'description' : 'tags',
    });
  },
};
