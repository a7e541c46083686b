import type { Analysis, ResourceChange, Value } from '../analysis.ts';
import { oncePer } from '../once.ts';
import { creates, destroys, kindOf } from '../plan/actions.ts';
import { isMembers, textOf } from '../plan/read.ts';
import { valuesAt } from './guards/path.ts';

/**
 * Does what a resource watches, scales or alarms about stand after the change, with nothing else of the same type made
 * for it in this plan? `names` are the attributes that name the watched thing.
 */
export function isLeftUnwatched(change: ResourceChange, names: readonly string[], analysis: Analysis): boolean {
  const { gone, made } = indexOf(analysis);
  const watched = names.flatMap((name) => valuesAt(change.before, name)).flatMap(texts);
  if (watched.some((name) => gone.has(name))) return false;
  return !watched.some((name) => made.has(`${change.type} ${name}`));
}

type Index = { readonly gone: ReadonlySet<string>; readonly made: ReadonlySet<string> };

/** Names of all that goes, and by type all texts that what is made names. Made once for an analysis. */
const indexOf = oncePer((analysis: Analysis): Index => {
  const ends = analysis.changes.filter((change) => destroys(change) && kindOf(change.actions) === 'delete');
  const made = analysis.changes.filter(creates);
  return {
    gone: new Set(ends.flatMap(({ before }) => identifiers(before))),
    made: new Set(made.flatMap(({ type, after }) => texts(after).map((text) => `${type} ${text}`))),
  };
});

const naming = ['id', 'arn', 'name', 'identifier', 'bucket', 'function_name', 'cluster_identifier', 'arn_suffix'];

function identifiers(value: Value): readonly string[] {
  return naming.flatMap((name) => valuesAt(value, name)).flatMap((name) => textOf(name) ?? []);
}

/** Every text in a value, at any depth. */
function texts(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return isMembers(value) ? Object.values(value).flatMap(texts) : [];
}
