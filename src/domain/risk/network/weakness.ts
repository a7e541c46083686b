import type { ResourceChange, Value } from '../../analysis.ts';
import type { RiskClass } from '../../judgement.ts';
import { creates, kindOf } from '../../plan/actions.ts';
import type { Found } from '../policy-path.ts';
import { lookUp, pathFrom } from '../policy-path.ts';
import { typeNames } from '../resource-types/names.ts';
import type { Hit, Impacts } from '../rule.ts';
import { cannotTell, fires } from '../rule.ts';

/** A setting that opens something or guards it less, in some types. */
export type Weakness = {
  /** Names or globs of types, separated by white space. */
  readonly types: string;
  /** Where the setting stands, as policies write it: `vpc_config[*].endpoint_public_access`. */
  readonly path: string;
  /** Is it weak with these values? None where nothing is set. Sees only what is known. */
  readonly isWeak: (values: readonly Value[]) => boolean;
  readonly say: string;
  readonly class?: RiskClass;
  /** Weak from the start is ordinary for such a type; only becoming weak is not. */
  readonly atUpdate?: true;
};

/** What a change sets weakly that was not weak before. A new object was nothing before. */
export function weaklySet(
  change: ResourceChange,
  weaknesses: readonly Weakness[],
  impacts: Impacts = { security: 'network' },
): readonly Hit[] {
  if (!creates(change) && kindOf(change.actions) !== 'update') return [];
  return weaknesses
    .filter(({ types, atUpdate }) => typeNames(types).has(change.type) && !(atUpdate && change.before === null))
    .flatMap((weakness) => {
      const verdict = verdictOf(change, weakness);
      if (verdict === 'fine') return [];
      const attribute = attributeOf(weakness.path);
      const more = { attribute, impacts, ...(weakness.class === undefined ? {} : { class: weakness.class }) };
      const { say } = weakness;
      return verdict === 'weak' ? [fires(say, more)] : [cannotTell(`known only later, and may be so: ${say}`, more)];
    });
}

function verdictOf(change: ResourceChange, { isWeak, path: text }: Weakness): 'weak' | 'fine' | 'unknown' {
  const path = pathFrom(text) ?? [];
  const isWeakIn = (found: readonly Found[]) =>
    isWeak(found.flatMap((each) => (each === 'unknown' ? [] : [each.value])));
  const before = lookUp(path, change.before, {});
  if (change.before !== null && !before.includes('unknown') && isWeakIn(before)) return 'fine';
  const after = lookUp(path, change.after, change.unknown);
  if (!after.includes('unknown')) return isWeakIn(after) ? 'weak' : 'fine';
  return change.configured.includes(attributeOf(text)) ? 'unknown' : 'fine';
}

function attributeOf(path: string): string {
  return path.split(/[.[]/)[0] ?? '';
}

export function isAny(...weak: readonly Value[]): (values: readonly Value[]) => boolean {
  return (values) => values.some((value) => weak.includes(value));
}

export function isNone(...strong: readonly Value[]): (values: readonly Value[]) => boolean {
  return (values) => !values.some((value) => strong.includes(value));
}

/** Was it set before, and is it not any more? For guards that are whole attributes. */
export function isUnset(values: readonly Value[]): boolean {
  return values.length === 0;
}
