import type { ResourceChange } from '../../../analysis.ts';
import { creates, isReplace, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { expiriesOf, expiryReaders, isNewStore, sooner } from '../../settings/expiry.ts';

const impacts = { data: 'schema-data', reversibility: 'irreversible' } as const;

export const objectsExpire: ChangeRule = {
  id: 'objects-expire',
  about:
    'A store begins to delete by itself what it kept, or deletes it sooner. What is gone before anybody looks does not come back.',
  class: 'high',
  source: 'DAT-06, DAT-07',
  onChange: ({ change, analysis }) => {
    const reader = expiryReaders.get(change.type);
    if (!reader || !writesRules(change) || isNewStore(change, reader, analysis)) return undefined;
    const { attribute } = reader;
    if (change.configured.includes(attribute) && isUnknown(change, attribute)) {
      return cannotTell('what it deletes by itself, and when, is known only later', { attribute, impacts });
    }
    const [before, after] = [expiriesOf(reader, change.before), expiriesOf(reader, change.after)];
    if (!before || !after)
      return cannotTell('what it deletes by itself, and when, cannot be read', { attribute, impacts });
    const count = sooner(before, after).length;
    return count === 0
      ? undefined
      : fires('will delete by itself what it kept, or kept longer', { attribute, impacts });
  },
};

/** A new store has nothing in it; a new set of rules works on what is there. */
function writesRules(change: ResourceChange): boolean {
  const kind = kindOf(change.actions);
  return kind === 'update' || isReplace(kind) || (creates(change) && !change.type.endsWith('_bucket'));
}
