import type { Analysis, ResourceChange, Value } from '../analysis.ts';
import { canonical } from '../canonical.ts';
import { isMasked, type Mask } from './mask.ts';
import { isMembers } from './read.ts';

/** Shorter texts are words that stand everywhere. */
const shortest = 6;

/** What a mask hid, by what it said instead. */
export type Hidden = { readonly mask: Mask; readonly texts: ReadonlyMap<string, string> };

/** A mask that remembers what it hid. */
export function remembered(mask: Mask): Hidden {
  const texts = new Map<string, string>();
  const remember: Mask = (text) => {
    const hidden = mask(text);
    texts.set(hidden, text);
    return hidden;
  };
  return { mask: remember, texts };
}

/**
 * An engine loses the mark of a sensitive value on the way: `terraform_data.output` repeats its input in clear (F11).
 * Whatever holds a value that is hidden elsewhere in the same analysis is hidden as well.
 */
export function withoutRepeats(analysis: Analysis, hidden: Hidden): Analysis {
  const { changes, drift, siblings } = analysis;
  const secrets = new Set(hiddenValues(analysis, hidden.texts).flatMap(textsIn));
  if (secrets.size === 0) return analysis;
  const hide = (value: Value): Value => hiding(value, [...secrets], hidden.mask);
  const both = (change: ResourceChange) => ({ ...change, before: hide(change.before), after: hide(change.after) });
  return {
    ...analysis,
    changes: changes.map(both),
    drift: drift.map(both),
    siblings: siblings.map((sibling) => ({ ...sibling, values: hide(sibling.values) })),
  };
}

/** What stands behind the masks of an analysis, as far as they were remembered. */
export function hiddenValues(
  { changes, drift, siblings }: Pick<Analysis, 'changes' | 'drift' | 'siblings'>,
  texts: Hidden['texts'],
): readonly Value[] {
  const sides = [...changes, ...drift].flatMap(({ before, after }) => [before, after]);
  const masks = new Set([...sides, ...siblings.map(({ values }) => values)].flatMap(masksIn));
  return [...masks].map((mask) => JSON.parse(texts.get(mask) ?? 'null') as Value);
}

function masksIn(value: Value): readonly string[] {
  if (isMembers(value) && isMasked(value)) return [String(value.sensitive)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(masksIn) : [];
}

function textsIn(value: Value): readonly string[] {
  if (typeof value === 'string') return value.length < shortest ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function hiding(value: Value, secrets: readonly string[], mask: Mask): Value {
  if (typeof value === 'string') {
    return secrets.some((secret) => value.includes(secret)) ? { sensitive: mask(canonical(value)) } : value;
  }
  if (Array.isArray(value)) return value.map((item) => hiding(item, secrets, mask));
  if (!isMembers(value) || isMasked(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, hiding(member, secrets, mask)]));
}
