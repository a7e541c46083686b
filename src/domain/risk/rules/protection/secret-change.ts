import { kindOf } from '../../../plan/actions.ts';
import { isSubstantial, verb } from '../../change-facts.ts';
import { onlyNarrows, weightByType } from '../../readings/meaning.ts';
import { secret } from '../../resource-types/security.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const secretChange: ChangeRule = {
  id: 'secret-change',
  about: 'Another secret or key can lock out whoever still uses the old one.',
  class: 'high',
  source: 'ENC-02, DAT-10, by type',
  onChange: ({ change, analysis }) => {
    if (!secret.has(change.type) || !isSubstantial(change) || onlyNarrows(change, analysis)) return undefined;
    const impacts = { security: 'secret' } as const;
    if (kindOf(change.actions) === 'create') return fires('creates a secret or a key', { class: 'normal', impacts });
    return fires(`${verb(change)} a secret or a key`, { ...weightByType(change, analysis), impacts });
  },
};
