import type { ResourceChange, Value } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import { attributeOf, isUnknownAt, pathText, valuesAt } from '../../guards/path.ts';
import { numberOf } from '../../guards/scale.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import type { Capacity } from './capacities.ts';
import { capacities } from './capacities.ts';

export const capacityDown: ChangeRule = {
  id: 'capacity-down',
  about: 'Where less runs, what is left must carry the load; where nothing runs, nobody is served.',
  class: 'high',
  source: 'AVL-01',
  onChange: ({ change }) => {
    if (change.mode !== 'managed' || kindOf(change.actions) !== 'update') return undefined;
    return (capacities.get(change.type) ?? []).flatMap((capacity) => hitOf(change, capacity) ?? []);
  },
};

/** Half or more of it gone is an outage waiting for load; a little less is everyday work. */
function hitOf(change: ResourceChange, { path, is, onDemand }: Capacity): Hit | undefined {
  const attribute = pathText(path);
  const before = amount(change.before, path);
  if (before === undefined || before < 1) return undefined;
  if (onDemand && valuesAt(change.after, onDemand.path).includes(onDemand.word)) return undefined;
  if (isUnknownAt(change, path)) {
    if (!change.configured.includes(attributeOf(path))) return undefined;
    return cannotTell('how much will run is known only later', {
      class: is === 'floor' ? 'high' : 'critical',
      attribute,
    });
  }
  const after = amount(change.after, path);
  if (after === undefined || after >= before) return undefined;
  if (after < 1) {
    return is === 'floor'
      ? fires('lets it shrink to nothing', { attribute })
      : fires('leaves nothing of it running', { class: 'critical', attribute });
  }
  const say = `lowers ${attribute} from ${before} to ${after}`;
  return fires(say, { class: after <= before / 2 ? 'high' : 'normal', attribute });
}

function amount(side: Value, path: string): number | undefined {
  const [value] = valuesAt(side, path);
  return value === undefined ? undefined : numberOf(value);
}
