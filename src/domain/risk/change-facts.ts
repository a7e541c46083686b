import type { ResourceChange, Value } from '../analysis.ts';
import { kindOf, writes } from '../plan/actions.ts';
import { isUnknown } from '../plan/change.ts';
import { changedAttributes } from '../plan/differences.ts';
import { marksAny } from '../plan/mask.ts';
import { isMembers, memberOf } from '../plan/read.ts';

const labels = new Set([
  'tags',
  'tags_all',
  'volume_tags',
  'labels',
  'effective_labels',
  'terraform_labels',
  'description',
]);

/** Attributes that get another value, or one known only after the apply. `everything` where no names are known. */
export function touchedAttributes(change: ResourceChange): readonly string[] {
  const open = isMembers(change.unknown)
    ? Object.keys(change.unknown).filter((name) => marksAny(memberOf(change.unknown, name)))
    : ['everything'];
  return [...changedAttributes(change), ...open];
}

/** Is it an update of nothing but tags and the like? What becomes unknown beside them may be anything. */
export function isTagsOnly(change: ResourceChange): boolean {
  if (kindOf(change.actions) !== 'update') return false;
  const touched = touchedAttributes(change);
  return touched.length > 0 && touched.every((name) => labels.has(name));
}

/** Does the change do more to the world than read, move an address, import as it stands, or change tags? */
export function isSubstantial(change: ResourceChange): boolean {
  return change.mode === 'managed' && writes(change) && kindOf(change.actions) !== 'no-op' && !isTagsOnly(change);
}

/** Does the plan set this attribute anew: at creation, or to another value than before? */
export function sets(change: ResourceChange, attribute: string): boolean {
  return (
    change.actions.includes('create') || isUnknown(change, attribute) || changedAttributes(change).includes(attribute)
  );
}

export function afterOf(change: ResourceChange, attribute: string): Value | undefined {
  return memberOf(change.after, attribute);
}

export function beforeOf(change: ResourceChange, attribute: string): Value | undefined {
  return memberOf(change.before, attribute);
}

/** `creates`, `updates`, `replaces`: what a sentence about the change starts with. */
export function verb({ actions }: ResourceChange): string {
  const kind = kindOf(actions);
  if (kind.startsWith('replace')) return 'replaces';
  return kind === 'unknown' ? 'changes' : `${kind}s`;
}
