import type { Analysis, Value } from '../../domain/analysis.ts';
import { hmacOf } from '../../domain/digest.ts';
import type { Mask } from '../../domain/plan/mask.ts';
import { isMembers } from '../../domain/plan/read.ts';
import { hiddenValues, remembered } from '../../domain/plan/repeats.ts';

export type Remembering = {
  readonly mask: Mask;
  /** The sensitive values of this analysis, which this mask made. They leave the process only to be looked for. */
  sensitiveIn(analysis: Analysis): readonly string[];
};

/** A mask that knows what it hid, so that the same value can be hidden where the engine lost its mark. */
export function rememberingMask(key: Uint8Array): Remembering {
  const { mask, texts } = remembered((text) => hmacOf(key, text));
  return { mask, sensitiveIn: (analysis) => [...new Set(hiddenValues(analysis, texts).flatMap(leavesOf))] };
}

function leavesOf(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return isMembers(value) ? Object.entries(value).flatMap(([key, member]) => [key, ...leavesOf(member)]) : [];
}
