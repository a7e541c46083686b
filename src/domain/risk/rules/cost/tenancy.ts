import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const where: ReadonlyMap<string, string> = new Map([
  ['aws_instance', 'tenancy'],
  ['aws_vpc', 'instance_tenancy'],
  ['aws_launch_configuration', 'placement_tenancy'],
]);

export const tenancy: ChangeRule = {
  id: 'tenancy',
  about: 'On hardware of its own everything costs more, and what was bought to save does not count.',
  class: 'high',
  source: 'CST-01',
  onChange: ({ change }) => {
    const attribute = where.get(change.type);
    if (attribute === undefined || (!creates(change) && kindOf(change.actions) !== 'update')) return undefined;
    if (isUnknown(change, attribute)) {
      return change.configured.includes(attribute)
        ? cannotTell('whose hardware it runs on is known only later', { attribute })
        : undefined;
    }
    const after = afterOf(change, attribute);
    const isOwn = after === 'dedicated' || after === 'host';
    return isOwn && after !== beforeOf(change, attribute)
      ? fires('runs on hardware of its own', { attribute })
      : undefined;
  },
};
