import type { Box } from './space.ts';
import { boxesBeyond } from './space.ts';

/** One numbered rule of a network ACL. */
export type AclRule = { readonly number: number; readonly allows: boolean; readonly box: Box };

/** What the rules let through together: the lowest number that speaks of a packet decides, and the rest is denied. */
export function allowedBy(rules: readonly AclRule[]): readonly Box[] {
  const decided: Box[] = [];
  const allowed: Box[] = [];
  for (const { allows, box } of [...rules].sort((a, b) => a.number - b.number)) {
    if (allows) allowed.push(...boxesBeyond([box], decided));
    decided.push(box);
  }
  return allowed;
}
