import type { Value } from '../../analysis.ts';
import { parseCidr } from '../../network/cidr.ts';
import type { Interval } from '../../network/interval.ts';
import { without } from '../../network/interval.ts';
import { isInternetScale, outside } from '../../network/public-space.ts';
import type { Found } from '../policy-path.ts';

/** A list of ranges before and after: what is new in it. `unreadable` where something is no range or not known. */
export type RangeGrowth = 'none' | 'inside' | 'outside' | 'world' | 'unreadable';

export function rangeGrowth(before: readonly Found[], after: readonly Found[]): RangeGrowth {
  const was = intervals(before);
  const will = intervals(after);
  const grown = without(will.known, was.known);
  if (isInternetScale(will.known) && !isInternetScale(was.known)) return 'world';
  if (!will.isWhole) return isInternetScale(was.known) ? 'none' : 'unreadable';
  if (grown.length === 0) return 'none';
  return outside(grown).length > 0 ? 'outside' : 'inside';
}

function intervals(found: readonly Found[]): { readonly known: readonly Interval[]; readonly isWhole: boolean } {
  const read = found.flatMap((each) => (each === 'unknown' ? [undefined] : textsIn(each.value).map(parseCidr)));
  const known = read.filter((interval) => interval !== undefined);
  return { known, isWhole: known.length === read.length };
}

function textsIn(value: Value): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map((text) => (typeof text === 'string' ? text : ''));
}
