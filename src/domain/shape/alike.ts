import type { Digest } from '../digest.ts';
import { byText } from '../plan/read.ts';
import { shapeOf } from './shape.ts';
import type { Shaped } from './shaped.ts';
import { varying } from './vary.ts';

/** Plans that would make the same change. The first one, by stack, may be shown for all. */
export type Alike<P extends Shaped = Shaped> = {
  readonly plans: readonly P[];
  /** All have one fingerprint: they are equal to the last attribute. */
  readonly equal: boolean;
  /** `address: attribute, attribute`: what keeps plans of one shape from being equal. */
  readonly varies: readonly string[];
};

/** Plans by what they would do, the largest group last: the odd ones stand first. Any order of plans gives this one. */
export function alikePlans<P extends Shaped>(plans: readonly P[]): readonly Alike<P>[] {
  const shapes = new Map<string, string>();
  const groups = new Map<string, { plans: P[]; fingerprints: Set<Digest> }>();
  for (const plan of plans.toSorted((a, b) => byText(a.stack, b.stack))) {
    const { fingerprint } = plan;
    const shape = shapes.get(fingerprint) ?? shapeOf(plan.analysis, plan.own);
    shapes.set(fingerprint, shape);
    const key = JSON.stringify([shape, plan.also]);
    const group = groups.get(key) ?? { plans: [], fingerprints: new Set() };
    groups.set(key, group);
    group.plans.push(plan);
    group.fingerprints.add(fingerprint);
  }
  return [...groups.values()]
    .map(({ plans: members, fingerprints }) => {
      const equal = fingerprints.size === 1;
      return { plans: members, equal, varies: equal ? [] : varying(members) };
    })
    .sort((a, b) => a.plans.length - b.plans.length || byText(firstOf(a), firstOf(b)));
}

function firstOf({ plans }: Alike): string {
  return plans[0]?.stack ?? '';
}
