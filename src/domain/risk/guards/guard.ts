import type { ResourceChange } from '../../analysis.ts';
import { canonical } from '../../canonical.ts';
import type { RiskClass } from '../../judgement.ts';
import { isReplace, kindOf } from '../../plan/actions.ts';
import { holdsMasked } from '../../plan/mask.ts';
import type { Reading } from '../readings/reading.ts';
import type { Hit, Impacts } from '../rule.ts';
import { cannotTell, fires } from '../rule.ts';
import type { Path } from './path.ts';
import { attributeOf, isUnknownAt, pathText, valuesAt } from './path.ts';
import type { Compared, Scale } from './scale.ts';

/** Guards by the type they are about. */
export type Guards = ReadonlyMap<string, readonly Guard[]>;

export function guardsByType(rows: readonly Guard[]): Guards {
  const pairs = rows.flatMap((row) => typesOf(row).map((type) => [type, row] as const));
  return new Map([...Map.groupBy(pairs, ([type]) => type)].map(([type, all]) => [type, all.map(([, row]) => row)]));
}

/** Something an attribute protects, and how its values compare. A table of these is what a rule knows. */
export type Guard = {
  /** Names parted by white space. */
  readonly types: string;
  /** More than one where either will do. */
  readonly paths: readonly Path[];
  readonly scale: Scale;
  /** What the change does where less is protected. */
  readonly say: string;
  readonly class?: RiskClass;
  /** Where nothing is set, the provider protects by itself: a new object whose value nobody sets is no loss. */
  readonly byItself?: true;
  /** Protecting more hurts nobody: what only does that is low. */
  readonly harmless?: true;
};

/** `guard(types, path, scale, say)`: one line of a table. */
export function guard(types: string, path: Path, scale: Scale, say: string): Guard {
  return { types, paths: [path], scale, say };
}

/** What an existing resource loses by the change, guard by guard; what is lost is unknown where values are. */
export function lossesOf(change: ResourceChange, guards: Guards, impacts: Impacts = {}): readonly Hit[] {
  if (!standsBeforeAndAfter(change)) return [];
  return (guards.get(change.type) ?? []).flatMap((one) => {
    const answer = compared(change, one);
    if (answer === 'not weaker') return [];
    const more = { ...(one.class ? { class: one.class } : {}), attribute: pathText(one.paths[0] ?? ''), impacts };
    if (answer === 'weaker') return [fires(one.say, more)];
    return [cannotTell(`perhaps ${one.say}: what it will be cannot be told`, more)];
  });
}

/** A comparison for all guards whose strengthening hurts nobody, so that it is low. */
export function readingsOf(guards: readonly Guard[]): readonly Reading[] {
  return guards
    .filter(({ harmless }) => harmless)
    .map((one) => ({
      types: typesOf(one),
      attributes: one.paths.map(attributeOf),
      meaning: (change) => {
        if (!standsBeforeAndAfter(change)) return 'same';
        const answer = compared(change, one);
        return answer === 'weaker' ? 'wider' : answer === 'cannot tell' ? 'cannot-tell' : 'narrower';
      },
    }));
}

/** Only what is there before and after has something to lose. */
function standsBeforeAndAfter({ mode, actions }: ResourceChange): boolean {
  const kind = kindOf(actions);
  return mode === 'managed' && (kind === 'update' || isReplace(kind));
}

function typesOf({ types }: Guard): readonly string[] {
  return types.split(/\s+/).filter((type) => type !== '');
}

function compared(change: ResourceChange, { paths, scale, byItself }: Guard): Compared {
  const before = paths.flatMap((path) => valuesAt(change.before, path));
  if (!holdsMasked(before) && scale.isBare(before)) return 'not weaker';
  const open = paths.filter((path) => isUnknownAt(change, path));
  if (open.length > 0) {
    const isLeft = byItself && !open.some((path) => change.configured.includes(attributeOf(path)));
    return isAsked(change, paths) && !isLeft ? 'cannot tell' : 'not weaker';
  }
  const after = paths.flatMap((path) => valuesAt(change.after, path));
  if (canonical(before) === canonical(after)) return 'not weaker';
  return holdsMasked([...before, ...after]) ? 'cannot tell' : scale.compare(before, after);
}

/** In place, what nobody sets and is unknown is the provider's bookkeeping; a new object may get anything. */
function isAsked({ actions, configured }: ResourceChange, paths: readonly Path[]): boolean {
  return kindOf(actions) !== 'update' || paths.some((path) => configured.includes(attributeOf(path)));
}
