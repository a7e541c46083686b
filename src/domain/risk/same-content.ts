import type { ResourceChange, Value } from '../analysis.ts';
import { kindOf } from '../plan/actions.ts';
import { isUnknown } from '../plan/change.ts';
import { meaningText } from '../plan/differences.ts';
import { memberOf } from '../plan/read.ts';

/** Two attributes that agree are a coincidence no longer; labels agree everywhere. */
const agreeingMin = 2;
const labels = new Set(['tags', 'tags_all', 'labels', 'description']);

export type Twin = { readonly created: ResourceChange; readonly deleted: ResourceChange };

/**
 * Pairs of one deletion and one creation of a type where the new object says, in everything its configuration sets and
 * the plan knows, what the old one says. No deletion stands in two pairs. What is known only after the apply is not
 * compared, because a renamed neighbour makes it unknown.
 */
export function twins(changes: readonly ResourceChange[]): readonly Twin[] {
  const managed = changes.filter(({ mode, deposed }) => mode === 'managed' && deposed === undefined);
  const deletedLike = likeBefore(managed.filter(({ actions }) => kindOf(actions) === 'delete'));
  const taken = new Set<ResourceChange>();
  return managed
    .filter(({ actions }) => kindOf(actions) === 'create')
    .flatMap((created) => {
      const names = knownNames(created);
      if (names.length < agreeingMin) return [];
      const deleted = deletedLike(created, names).find((candidate) => !taken.has(candidate));
      if (!deleted) return [];
      taken.add(deleted);
      return [{ created, deleted }];
    });
}

/** Finds the changes of the same type that say before, in some attributes, what the given one says after. */
export function likeBefore(
  changes: readonly ResourceChange[],
): (change: ResourceChange, names: readonly string[]) => readonly ResourceChange[] {
  const shelves = new Map<string, ReadonlyMap<string, readonly ResourceChange[]>>();
  return ({ type, after }, names) => {
    const key = [type, ...names].join(' ');
    const shelf = shelves.get(key) ?? Map.groupBy(changes, ({ before }) => contentText(names, before));
    shelves.set(key, shelf);
    return (shelf.get(contentText(names, after)) ?? []).filter((candidate) => candidate.type === type);
  };
}

/** What the configuration sets, the plan knows, and is not empty; labels apart. */
export function knownNames(change: ResourceChange): readonly string[] {
  return change.configured.filter(
    (name) => !labels.has(name) && !isUnknown(change, name) && meaningText(memberOf(change.after, name)) !== 'null',
  );
}

function contentText(names: readonly string[], value: Value): string {
  return names.map((name) => meaningText(memberOf(value, name))).join('\n');
}
