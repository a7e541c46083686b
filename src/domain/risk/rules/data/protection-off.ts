import { destroys, kindOf } from '../../../plan/actions.ts';
import { typeNames } from '../../resource-types/names.ts';
import { stateful } from '../../resource-types/stateful.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';
import type { Setting } from '../../settings/setting.ts';
import { leaves, turnedOff } from '../../settings/setting.ts';
import { weakened } from '../../settings/weakened.ts';

/** Attributes that mean the same on whatever type has them: the object cannot be destroyed while this is on. */
const protections: readonly Setting[] = [
  ...[
    'deletion_protection',
    'deletion_protection_enabled',
    'enable_deletion_protection',
    'settings.deletion_protection_enabled',
    'disable_api_termination',
    'disable_api_stop',
    'termination_protection',
    'termination_protection_enabled',
    'purge_protection_enabled',
  ].map((path) => ({ path, weaker: turnedOff, say: 'takes away its protection against destruction' })),
  {
    path: 'deletion_policy',
    weaker: leaves('PREVENT', 'ABANDON'),
    say: 'lets it be destroyed, which its policy forbade',
  },
  {
    path: 'lock_level',
    types: typeNames('azurerm_management_lock'),
    weaker: leaves('ReadOnly'),
    say: 'loosens a lock',
  },
];

/** Resources that are nothing but a protection of others. */
const locks = typeNames('azurerm_management_lock google_resource_manager_lien');

export const protectionOff: ChangeRule = {
  id: 'protection-off',
  about:
    'What is no longer protected can be destroyed by the next plan, or by this one. Critical where this plan also destroys something that holds data.',
  class: 'high',
  source: 'DAT-03',
  onChange: ({ change, analysis }) => {
    const isGone = locks.has(change.type) && kindOf(change.actions) === 'delete';
    const found = isGone
      ? [fires('takes away a lock that kept others from destruction')]
      : weakened(change, protections);
    if (found.length === 0) return undefined;
    const isArmed = analysis.changes.some((other) => destroys(other) && stateful.has(other.type));
    return isArmed ? found.map((hit) => ({ ...hit, class: 'critical' })) : found;
  },
};
