import type { ResourceChange, Value } from '../../../analysis.ts';
import { isReplace, kindOf } from '../../../plan/actions.ts';
import { attributeOf, isUnknownAt, valuesAt } from '../../guards/path.ts';
import { numberOf } from '../../guards/scale.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { amounts } from './priced.ts';

/** Twice as much is worth a word, four times a decision. */
const worthWord = 2;
const worthDecision = 4;

export const amountGrows: ChangeRule = {
  id: 'amount-grows',
  about: 'Storage, throughput and shards are paid for by how much is kept ready, used or not.',
  class: 'high',
  source: 'CST-01',
  onChange: ({ change }) => {
    const kind = kindOf(change.actions);
    if (change.mode !== 'managed' || (kind !== 'update' && !isReplace(kind))) return undefined;
    return (amounts.get(change.type) ?? []).flatMap((attribute) => hitOf(change, attribute) ?? []);
  },
};

function hitOf(change: ResourceChange, attribute: string): Hit | undefined {
  const before = amountAt(change.before, attribute);
  if (before === undefined || before <= 0) return undefined;
  if (isUnknownAt(change, attribute)) {
    const isAsked = change.configured.includes(attributeOf(attribute));
    return isAsked
      ? cannotTell('how much is kept ready, and so what it costs, is not known', { attribute })
      : undefined;
  }
  const after = amountAt(change.after, attribute);
  if (after === undefined || after < before * worthWord) return undefined;
  const say = `grows ${attribute} from ${before} to ${after}`;
  return fires(say, { class: after >= before * worthDecision ? 'high' : 'normal', attribute });
}

function amountAt(side: Value, attribute: string): number | undefined {
  const [value] = valuesAt(side, attribute);
  return value === undefined ? undefined : numberOf(value);
}
