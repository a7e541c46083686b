import type { OutputChange, Value } from '../analysis.ts';
import { canonical } from '../canonical.ts';
import { kindOf } from './actions.ts';
import type { Mask } from './mask.ts';
import { byText, listOf, memberOf, membersOf, textsOf, wordOf } from './read.ts';

/** Root outputs that change. Their values are seen as HMACs only, sensitive or not. */
export function outputsOf(outputs: Value | undefined, mask: Mask): readonly OutputChange[] {
  return Object.entries(membersOf(outputs))
    .map(([name, output]) => ({
      name,
      actions: textsOf(memberOf(output, 'actions')),
      seen: mask(canonical(['before', 'after', 'after_unknown'].map((side) => memberOf(output, side) ?? null))),
    }))
    .filter(({ actions }) => kindOf(actions) !== 'no-op')
    .sort((a, b) => byText(a.name, b.name));
}

/** Addresses only: messages of checks are written by people and may say anything, secrets included (F11). */
export function failedChecks(checks: Value | undefined): readonly string[] {
  return listOf(checks)
    .filter((check) => ['fail', 'error'].includes(wordOf(memberOf(check, 'status'))))
    .map((check) => wordOf(memberOf(memberOf(check, 'address'), 'to_display')) || 'a check without a name')
    .sort(byText);
}
