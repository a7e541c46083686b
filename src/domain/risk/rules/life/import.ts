import { destroys, kindOf } from '../../../plan/actions.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const importing: ChangeRule = {
  id: 'import',
  about: 'An object that was made by other means comes under this configuration.',
  class: 'low',
  source: 'LIF-09',
  onChange: ({ change }) => {
    if (change.importing === undefined) return undefined;
    if (destroys(change)) return fires('takes over an object made elsewhere and destroys it', { class: 'critical' });
    if (kindOf(change.actions) === 'no-op') return fires('takes over an object made elsewhere, as it stands');
    return fires('takes over an object made elsewhere and changes it', { class: 'high' });
  },
};
