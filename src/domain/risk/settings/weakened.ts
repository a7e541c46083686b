import type { ResourceChange, Value } from '../../analysis.ts';
import { isReplace, kindOf } from '../../plan/actions.ts';
import { isUnknown } from '../../plan/change.ts';
import { memberOf } from '../../plan/read.ts';
import { touchedAttributes } from '../change-facts.ts';
import { lookUp, type Path, pathFrom } from '../policy-path.ts';
import type { Hit, Impacts } from '../rule.ts';
import { cannotTell, fires } from '../rule.ts';
import type { Setting } from './setting.ts';

/** Settings that an update or a replacement makes weaker, or may make weaker. A new object has none to lose. */
export function weakened(change: ResourceChange, settings: readonly Setting[], impacts: Impacts = {}): readonly Hit[] {
  const kind = kindOf(change.actions);
  if (kind !== 'update' && !isReplace(kind)) return [];
  const touched = touchedAttributes(change);
  return settings
    .filter(({ types, path }) => (types?.has(change.type) ?? true) && isTouched(change, nameOf(path), touched))
    .flatMap((setting) => hits(change, setting).map((hit) => ({ ...hit, impacts })));
}

function hits(change: ResourceChange, { path, weaker, say, class: weight }: Setting): readonly Hit[] {
  const more = { attribute: path, ...(weight === undefined ? {} : { class: weight }) };
  const steps = pathFrom(path) ?? [];
  const before = valueAt(steps, change.before, undefined);
  if (before === 'unknown') return [cannotTell(`${say}, or not: what it is cannot be read`, more)];
  if (!weaker.guards(before)) return [];
  const after = valueAt(steps, change.after, change.unknown);
  if (after === 'unknown') return [cannotTell(`${say}, or not: that is known only later`, more)];
  return weaker.isWeaker(before, after) ? [fires(say, more)] : [];
}

/** Does the plan change it? What only the provider fills in is no change of ours, known or not. */
function isTouched(change: ResourceChange, name: string, touched: readonly string[]): boolean {
  if (change.unknown === true) return true;
  if (!isUnknown(change, name)) return touched.includes(name);
  return change.configured.includes(name) || memberOf(change.unknown, name) !== true;
}

function nameOf(path: string): string {
  return path.split('.')[0] ?? '';
}

/** One value, null for none. Of several blocks where one was expected, nothing can be told. */
function valueAt(path: Path, value: Value, unknown: Value | undefined): Value | 'unknown' {
  const [first, ...others] = lookUp(path, value, unknown);
  if (first === undefined) return null;
  return first === 'unknown' || others.length > 0 ? 'unknown' : first.value;
}
