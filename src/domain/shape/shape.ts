import type { Analysis, ResourceChange, Value } from '../analysis.ts';
import { canonical } from '../canonical.ts';
import { attributesOf, isUnknown } from '../plan/change.ts';
import { isMasked } from '../plan/mask.ts';
import { byText, isMembers, memberOf } from '../plan/read.ts';
import { abstractText, type Own } from './abstract-text.ts';
import { isEqual } from './equal.ts';

/** One row of a shape: what happens at an address, and what is said of it. Equal rows have equal `text`. */
export type RowShape = {
  readonly address: string;
  readonly text: string;
  readonly change: ResourceChange;
};

/** Attributes that name the object itself: they differ from stack to stack and say nothing about the change. */
const names = new Set(
  'name name_prefix id arn bucket bucket_prefix identifier identifier_prefix cluster_identifier function_name'.split(
    ' ',
  ),
);

/**
 * A plan's shape: what would change, with account ids, regions, names and generated suffixes abstracted. It groups plans
 * for people and carries no authority. Order and what only explains the change leave it as it is; plans of one
 * fingerprint have one shape.
 */
export function shapeOf(analysis: Analysis, own: Own): string {
  const { outputs, code, deferred } = analysis;
  return canonical({
    changes: rowShapes(analysis, own).map(({ text }) => text),
    outputs: outputs.map(({ name, actions }) => canonical({ name, actions })).sort(byText),
    code: code
      .map(({ address, kind, seen }) => canonical({ address: abstractText(address, own), kind, seen }))
      .sort(byText),
    deferred: deferred.map((one) => canonical({ ...one, address: abstractText(one.address, own) })).sort(byText),
  });
}

/** The rows of a shape, in an order that depends on what they say alone. */
export function rowShapes({ changes }: Pick<Analysis, 'changes'>, own: Own): readonly RowShape[] {
  return changes
    .map((change) => ({ address: abstractText(change.address, own), text: rowText(change, own), change }))
    .sort(
      (a, b) => byText(a.address, b.address) || byText(a.text, b.text) || byText(a.change.address, b.change.address),
    );
}

function rowText(change: ResourceChange, own: Own): string {
  const { address, previousAddress, deposed, mode, type, provider, actions, reason, replacePaths, importing } = change;
  return canonical({
    address: abstractText(address, own),
    previousAddress: previousAddress === undefined ? undefined : abstractText(previousAddress, own),
    deposed: deposed !== undefined,
    mode,
    type,
    provider,
    actions,
    reason,
    replacePaths: replacePaths.map((path) => abstractText(path, own)).sort(byText),
    importing: importing !== undefined,
    attributes: saidAttributes(change).map((name) => attributeShape(change, name, own)),
  });
}

/** What a change says about an object: all it will be, or what becomes another. An end says nothing more than that. */
export function saidAttributes(change: ResourceChange): readonly string[] {
  const { before, after, unknown } = change;
  if (isPlain(after) && !isPlain(before))
    return [...new Set([...attributesOf(null, after), ...Object.keys(unknown ?? {})])].sort(byText);
  if (!isPlain(after) || !isPlain(before)) return [];
  const known = attributesOf(before, after).filter((name) => isOther(change, name));
  const later = isMembers(unknown) ? Object.keys(unknown).filter((name) => isUnknown(change, name)) : [];
  return [...new Set([...known, ...later])].sort(byText);
}

function isPlain(side: Value): boolean {
  return isMembers(side) && !isMasked(side);
}

function isOther({ before, after }: ResourceChange, name: string): boolean {
  return !isEqual(memberOf(before, name), memberOf(after, name));
}

function attributeShape(change: ResourceChange, name: string, own: Own): unknown {
  const side = (value: Value | undefined) =>
    typeof value === 'string' && names.has(name) ? '<name>' : abstractValue(value ?? null, own);
  return [
    abstractText(name, own),
    side(memberOf(change.before, name)),
    side(memberOf(change.after, name)),
    abstractValue(memberOf(change.unknown, name) ?? null, own),
  ];
}

/** Maps become lists of their entries, because abstract keys may be equal. */
function abstractValue(value: Value, own: Own): unknown {
  if (typeof value === 'string') return abstractText(value, own);
  if (typeof value === 'number') return Math.abs(value) < 1e8 ? value : abstractText(String(value), own);
  if (Array.isArray(value)) return value.map((item) => abstractValue(item, own));
  if (isMasked(value)) return '<sensitive>';
  if (!isMembers(value)) return value;
  const entries = Object.entries(value).map(([key, member]) => [abstractText(key, own), abstractValue(member, own)]);
  return { entries: entries.sort((a, b) => byText(canonical(a), canonical(b))) };
}
