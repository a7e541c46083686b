import type { ResourceChange } from '../analysis.ts';
import { attributesOf } from '../plan/change.ts';
import { byText, memberOf } from '../plan/read.ts';
import type { Own } from './abstract-text.ts';
import { isEqual } from './equal.ts';
import type { RowShape } from './shape.ts';
import { rowShapes, saidAttributes } from './shape.ts';
import type { Shaped } from './shaped.ts';

/** Where plans of one shape are not equal: `address: attribute, attribute`, at the addresses of the first. */
export function varying(plans: readonly Shaped[]): readonly string[] {
  const [first, ...others] = plans.map(({ analysis, own }) => rowShapes(analysis, own));
  const found = new Map<string, Set<string>>();
  for (const rows of others) {
    for (const [index, row] of (first ?? []).entries()) {
      const other = rows[index];
      if (!other) continue;
      const names = differing(row.change, other.change);
      const known = found.get(row.change.address) ?? new Set();
      if (names.length > 0) found.set(row.change.address, new Set([...known, ...names]));
    }
  }
  return [...found].map(([address, names]) => `${address}: ${[...names].sort(byText).join(', ')}`).sort(byText);
}

function differing(one: ResourceChange, other: ResourceChange): readonly string[] {
  const names = new Set([...saidOrLost(one), ...saidOrLost(other)]);
  const attributes = [...names].filter((name) =>
    (['before', 'after', 'unknown'] as const).some(
      (side) => !isEqual(memberOf(one[side], name), memberOf(other[side], name)),
    ),
  );
  return one.address === other.address ? attributes : ['the address', ...attributes];
}

/** Of what ends, all that it was. */
function saidOrLost(change: ResourceChange): readonly string[] {
  return change.after === null ? attributesOf(change.before, null) : saidAttributes(change);
}

/** One thing that an odd plan does and the usual one does not, or the other way round. */
export type Difference = { readonly address: string; readonly say: string };

type One = { readonly analysis: Shaped['analysis']; readonly own: Own };

/** How a plan of another shape differs from the usual one, by address. */
export function differencesFrom(usual: One, odd: One): readonly Difference[] {
  const [usually, here] = [rowShapes(usual.analysis, usual.own), rowShapes(odd.analysis, odd.own)];
  const [missing, more] = [without(usually, here), without(here, usually)];
  const counterparts = byAddressOf(missing);
  const changed = more.map(({ address, change }): Difference => {
    const counterpart = counterparts.get(address)?.shift();
    const say = counterpart ? otherwise(counterpart.change, change) : `${actionText(change)} only here`;
    return { address: change.address, say };
  });
  const gone = [...counterparts.values()].flat().map(
    ({ change }): Difference => ({
      address: change.address,
      say: `${actionText(change)} elsewhere, and not here`,
    }),
  );
  return [...changed, ...gone].sort((a, b) => byText(a.address, b.address) || byText(a.say, b.say));
}

/** Rows of the one list that have no equal row in the other. */
function without(rows: readonly RowShape[], others: readonly RowShape[]): readonly RowShape[] {
  const left = new Map<string, number>();
  for (const { text } of others) left.set(text, (left.get(text) ?? 0) + 1);
  return rows.filter(({ text }) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

function byAddressOf(rows: readonly RowShape[]): Map<string, RowShape[]> {
  const found = new Map<string, RowShape[]>();
  for (const row of rows) found.set(row.address, [...(found.get(row.address) ?? []), row]);
  return found;
}

function otherwise(usual: ResourceChange, odd: ResourceChange): string {
  const [usually, here] = [actionText(usual), actionText(odd)];
  if (usually !== here) return `${here} here, ${usually} elsewhere`;
  const names = differing(usual, odd).filter((name) => name !== 'the address');
  return names.length > 0 ? `${here}, differing in ${names.join(', ')}` : `${here} in another way`;
}

function actionText({ actions, previousAddress, importing }: ResourceChange): string {
  const state = [previousAddress === undefined ? '' : 'move', importing === undefined ? '' : 'import'];
  const words = [...state, ...actions.filter((action) => action !== 'no-op')].filter((word) => word !== '');
  return words.length > 0 ? words.join(' and ') : 'no-op';
}
