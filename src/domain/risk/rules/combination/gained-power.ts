import type { Located } from '../../hits.ts';
import { hitsOf } from '../../hits.ts';
import type { Holder } from '../../rights/holders.ts';
import { holdersOf } from '../../rights/holders.ts';
import type { RuleContext } from '../../rule.ts';
import { adminGranted } from '../identity/admin-granted.ts';
import { escalationPath } from '../identity/escalation-path.ts';
import { serviceWildcard } from '../identity/service-wildcard.ts';
import { unknownPolicy } from '../identity/unknown-policy.ts';

/** A principal that may do everything after this plan, or can come to; or of which nobody can say that it may not. */
export type Powerful = { readonly holder: Holder; readonly isSure: boolean };

export function powerGained(context: RuleContext): readonly Powerful[] {
  const sure = addressesOf([adminGranted, escalationPath, serviceWildcard].flatMap((rule) => hitsOf(rule, context)));
  const unsure = addressesOf(hitsOf(unknownPolicy, context));
  if (sure.size + unsure.size === 0) return [];
  return holdersOf(context.analysis).flatMap((holder) => {
    const isSure = holder.touched.some((address) => sure.has(address));
    return isSure || holder.touched.some((address) => unsure.has(address)) ? [{ holder, isSure }] : [];
  });
}

/** Only what is critical: power over one service, or with a target, is no power over all. */
function addressesOf(hits: readonly Located[]): ReadonlySet<string> {
  return new Set(hits.filter(({ class: weight = 'critical' }) => weight === 'critical').map(({ address }) => address));
}
