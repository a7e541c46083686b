import type { ResourceChange } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import { afterOf } from '../../change-facts.ts';
import { lossesOf } from '../../guards/guard.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { fires } from '../../rule.ts';
import { atRest, unencryptedFromTheStart } from './at-rest.ts';

const impacts = { security: 'secret' } as const;

export const encryptionOff: ChangeRule = {
  id: 'encryption-off',
  about: 'What is stored without encryption can be read from a disk, a snapshot or a copy by whoever gets hold of it.',
  class: 'high',
  source: 'ENC-01',
  onChange: ({ change }) => [...lossesOf(change, atRest, impacts), ...atCreation(change)],
};

/** A new store holds nothing yet, so it is worth a remark and no alarm. */
function atCreation(change: ResourceChange): readonly Hit[] {
  const attribute = unencryptedFromTheStart.get(change.type);
  if (attribute === undefined || kindOf(change.actions) !== 'create' || afterOf(change, attribute) !== false) return [];
  return [fires('creates a store that is not encrypted', { class: 'normal', attribute })];
}
