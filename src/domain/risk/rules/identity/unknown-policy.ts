import type { Analysis, ResourceChange } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { afterOf } from '../../change-facts.ts';
import { arnsIn } from '../../rights/attached.ts';
import { attachedAttributes } from '../../rights/carriers.ts';
import type { Sides } from '../../rights/sides.ts';
import { sidesOf } from '../../rights/sides.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

export const unknownPolicy: ChangeRule = {
  id: 'unknown-policy',
  about: 'A policy that nobody can read before the apply may allow everything.',
  class: 'critical',
  source: 'IAM-19',
  onChange: ({ change, analysis }) => sidesOf(change, analysis).flatMap((sides) => hits(change, sides, analysis)),
};

function hits(change: ResourceChange, { attribute, after, isPartial }: Sides, analysis: Analysis): readonly Hit[] {
  if (kindOf(change.actions) === 'delete') return [];
  if (attribute === attachedAttributes.get(change.type))
    return attachedHits(change, attribute, { isPartial, analysis });
  if (after === undefined) {
    const when = isUnknown(change, attribute) ? 'is known only later' : 'cannot be read';
    return [cannotTell(`what it allows ${when}`, { attribute, impacts })];
  }
  return isPartial ? [cannotTell('on what it allows is known only later', { class: 'high', attribute, impacts })] : [];
}

/** An ARN is known only later if the plan makes the policy itself: then its text is judged where it stands. */
function attachedHits(
  change: ResourceChange,
  attribute: string,
  { isPartial, analysis }: { readonly isPartial: boolean; readonly analysis: Analysis },
): readonly Hit[] {
  if (!isUnknown(change, attribute)) {
    const [first = ''] = arnsIn(afterOf(change, attribute));
    return isPartial
      ? [
          cannotTell(`attaches a policy whose text is not in this plan: ${first}`, {
            class: 'high',
            attribute,
            impacts,
          }),
        ]
      : [];
  }
  const made = analysis.changes.filter((other) => other.type === 'aws_iam_policy' && creates(other));
  const sources = change.references[attribute] ?? [];
  if (made.length > 0 && sources.every((address) => /(?:^|[.])aws_iam_policy[.]/.test(address))) return [];
  return [cannotTell('which policy it attaches is known only later', { attribute, impacts })];
}
