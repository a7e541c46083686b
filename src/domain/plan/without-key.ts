import type { Analysis, ResourceChange, Value } from '../analysis.ts';
import { canonical } from '../canonical.ts';
import { holdsMasked, isMasked } from './mask.ts';
import { byText, isMembers, memberOf } from './read.ts';

const hidden = 'hidden';

/**
 * An analysis as it may be shown where there is no ledger, and so no key that outlives the process: of a sensitive value
 * only whether the change leaves it as it is. What is left depends on the plan alone, so its fingerprint does too.
 */
export function withoutKey(analysis: Analysis): Analysis {
  return {
    ...analysis,
    changes: analysis.changes.map(sidesCompared),
    drift: analysis.drift.map(sidesCompared),
    outputs: analysis.outputs.map((output) => ({ ...output, seen: hidden })),
    code: analysis.code.map((code) => ({ ...code, seen: hidden })).sort((a, b) => byText(canonical(a), canonical(b))),
    siblings: analysis.siblings.map(({ values, ...sibling }) => ({
      ...sibling,
      values: relabelled(values, null, hidden),
    })),
  };
}

function sidesCompared(change: ResourceChange): ResourceChange {
  const { before, after } = change;
  return { ...change, before: relabelled(before, after, 'before'), after: relabelled(after, before, 'after') };
}

/** Masks that are equal on both sides say so; the others say only on which side they stand. */
function relabelled(value: Value, beside: Value | undefined, side: string): Value {
  if (!holdsMasked(value)) return value;
  if (isMasked(value)) return { sensitive: isSame(value, beside) ? 'unchanged' : side };
  if (Array.isArray(value)) {
    return value.map((item, at) => relabelled(item, Array.isArray(beside) ? beside[at] : undefined, side));
  }
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, relabelled(member, memberOf(beside, key), side)]),
  );
}

function isSame(value: Value, beside: Value | undefined): boolean {
  return beside !== undefined && canonical(value) === canonical(beside);
}
