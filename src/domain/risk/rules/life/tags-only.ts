import { isTagsOnly } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const tagsOnly: ChangeRule = {
  id: 'tags-only',
  about: 'Labels do nothing by themselves.',
  class: 'low',
  source: 'risk-rules 15, low by construction',
  onChange: ({ change }) => (isTagsOnly(change) ? fires('changes nothing but tags', { attribute: 'tags' }) : undefined),
};
