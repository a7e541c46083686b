import type { ResourceChange, Value } from '../../../analysis.ts';
import { creates, isReplace, kindOf } from '../../../plan/actions.ts';
import { holdsMasked } from '../../../plan/mask.ts';
import { attributeOf, isUnknownAt, pathText, valuesAt } from '../../guards/path.ts';
import { numberOf } from '../../guards/scale.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import type { InstanceSize } from './instance-size.ts';
import { instanceSize, isCostlyFamily } from './instance-size.ts';
import type { Priced } from './priced.ts';
import { priced } from './priced.ts';

/** Growth to four times, or by eight `2xlarge` (in units of `small`), is a decision about money. */
const factor = 4;
const growth = 128;

export const sizeChange: ChangeRule = {
  id: 'size-change',
  about:
    'A larger class or more of them costs more. No prices are known here: sizes are compared within a family only.',
  class: 'high',
  source: 'CST-01',
  onChange: ({ change }) => {
    const at = priced.get(change.type);
    if (!at || change.mode !== 'managed') return undefined;
    const kind = kindOf(change.actions);
    return kind === 'create' || kind === 'update' || isReplace(kind) ? hitOf(change, at) : undefined;
  },
};

function hitOf(change: ResourceChange, { size, count }: Priced): Hit | undefined {
  const attribute = pathText(size);
  if (isUnknownAt(change, size) || holdsMasked([...valuesAt(change.after, size)])) {
    const isAsked = change.configured.includes(attributeOf(size));
    return isAsked
      ? cannotTell('what size it will have, and so what it costs, is not known', { attribute })
      : undefined;
  }
  const [was, is] = [change.before, change.after].map((side) => sizesAt(side, size));
  if (!is || is.names.length === 0) return undefined;
  const costly = is.sizes.find(({ family }) => isCostlyFamily(family));
  if (costly && !was?.sizes.some(({ family }) => family === costly.family)) {
    return fires(`runs on the family ${costly.family}, each of which costs much`, { attribute });
  }
  if (kindOf(change.actions) === 'create' || !was || was.names.length === 0) return newSize(change, is, attribute);
  return compared(was, is, amounts(change, count), attribute);
}

type Sizes = { readonly names: readonly string[]; readonly sizes: readonly InstanceSize[] };

function sizesAt(side: Value, path: string): Sizes {
  const names = valuesAt(side, path).flatMap((name) => (typeof name === 'string' ? [name] : []));
  return { names, sizes: names.flatMap((name) => instanceSize(name) ?? []) };
}

function amounts(change: ResourceChange, count: string | undefined): readonly [number, number] {
  const of = (side: Value) => (count === undefined ? 1 : (valuesAt(side, count).map(numberOf)[0] ?? 1));
  return [of(change.before), of(change.after)];
}

function newSize(change: ResourceChange, { sizes }: Sizes, attribute: string): Hit | undefined {
  const [largest = 0] = sizes.map(({ units }) => units).toSorted((a, b) => b - a);
  return creates(change) && largest >= growth ? fires('is a very large one', { attribute }) : undefined;
}

/** Of several possible classes the first is meant; another family may cost more or less, and nothing here knows which. */
function compared(
  was: Sizes,
  is: Sizes,
  [before, after]: readonly [number, number],
  attribute: string,
): Hit | undefined {
  const [old, next] = [was.sizes[0], is.sizes[0]];
  if (was.names.join() === is.names.join() && before === after) return undefined;
  if (!old || !next || old.family !== next.family) {
    const isSame = was.names[0] === is.names[0];
    return isSame && before >= after ? undefined : other(attribute, !old || !next || next.units > old.units * factor);
  }
  const [paid, toPay] = [old.units * before, next.units * after];
  if (toPay <= paid) return toPay < paid ? fires('costs less from now on', { class: 'low', attribute }) : undefined;
  const isMuch = toPay >= paid * factor || toPay - paid >= growth;
  return fires(`grows to ${rounded(toPay / paid)} times what is paid for`, {
    class: isMuch ? 'high' : 'normal',
    attribute,
  });
}

function other(attribute: string, isPerhapsMuch: boolean): Hit {
  return cannotTell('is of another family or an unknown size; whether that costs more is not known here', {
    class: isPerhapsMuch ? 'high' : 'normal',
    attribute,
  });
}

function rounded(number: number): string {
  return String(Math.round(number * 10) / 10);
}
