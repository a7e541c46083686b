import type { Analysis, Value } from '../../domain/analysis.ts';
import { hmacOf } from '../../domain/digest.ts';
import { isMasked, type Mask } from '../../domain/plan/mask.ts';
import { isMembers } from '../../domain/plan/read.ts';

export type Remembering = {
  readonly mask: Mask;
  /** The sensitive values of this analysis, which this mask made. They leave the process only to be looked for. */
  sensitiveIn(analysis: Analysis): readonly string[];
};

/** A mask that knows what it hid, so that the same value can be hidden where the engine lost its mark. */
export function rememberingMask(key: Uint8Array): Remembering {
  const texts = new Map<string, string>();
  return {
    mask(text) {
      const hidden = hmacOf(key, text);
      texts.set(hidden, text);
      return hidden;
    },
    sensitiveIn({ changes, drift, siblings }) {
      const values = [...changes, ...drift].flatMap(({ before, after }) => [before, after]);
      const masks = [...values, ...siblings.map((sibling) => sibling.values)].flatMap(masksIn);
      return [...new Set(masks.flatMap((mask) => leavesOf(JSON.parse(texts.get(mask) ?? 'null'))))];
    },
  };
}

function masksIn(value: Value): readonly string[] {
  if (isMembers(value) && isMasked(value)) return [String(value.sensitive)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(masksIn) : [];
}

function leavesOf(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return isMembers(value) ? Object.entries(value).flatMap(([key, member]) => [key, ...leavesOf(member)]) : [];
}
