import { isBroad, isEveryAction } from '../../iam/ask.ts';
import type { Grant } from '../../iam/document.ts';
import type { ChangeRule, Hit } from '../rule.ts';
import { addedBy } from './sides.ts';

const impacts = { security: 'iam' } as const;

/** A rule that looks at each thing a policy newly allows, and names the attribute it stands in. */
export function grantRule(
  about: Omit<ChangeRule, 'onChange'>,
  hit: (grant: Grant) => Omit<Hit, 'attribute' | 'impacts'> | undefined,
): ChangeRule {
  return {
    ...about,
    onChange: ({ change, analysis }) =>
      addedBy(change, analysis).flatMap(({ grant, attribute }) => {
        const found = hit(grant);
        return found === undefined ? [] : [{ ...found, attribute, impacts }];
      }),
  };
}

/** Everything on everything: one rule says so, and no other lists its parts. */
export function isAll(grant: Grant): boolean {
  return isEveryAction(grant) && isBroad(grant);
}
