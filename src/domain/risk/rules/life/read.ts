import { kindOf } from '../../../plan/actions.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const read: ChangeRule = {
  id: 'read',
  about: 'Data is read during the apply; nothing is written.',
  class: 'low',
  source: 'risk-rules 15, low by construction',
  onChange: ({ change }) => {
    const kind = kindOf(change.actions);
    if (kind !== 'read' && kind !== 'open') return undefined;
    return fires('is read during the apply', { impacts: { data: 'read-only' } });
  },
};
