import { classes } from '../../../classification/orders.ts';
import type { Located } from '../../hits.ts';
import { hitsOf } from '../../hits.ts';
import type { PlanRule, Rule, RuleContext } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { accessRules } from '../access/family.ts';
import { watchingRules } from '../guardrail/watching.ts';
import { identityRules } from '../identity/family.ts';
import { networkRules } from '../network/family.ts';
import { protectionRules } from '../protection/family.ts';
import { blinding, widening } from './unwatched.ts';

const rules: readonly Rule[] = [
  ...accessRules,
  ...identityRules,
  ...networkRules,
  ...protectionRules,
  ...watchingRules,
];

export const unwatchedWidening: PlanRule = {
  id: 'unwatched-widening',
  about: 'Something opens in the same plan in which what would see it used goes off: so works somebody who hides.',
  class: 'critical',
  source: 'XAC-07',
  onPlan: (context) => {
    const blind = heavyHits(blinding, context);
    const wide = blind.length === 0 ? [] : heavyHits(widening, context);
    return blind.flatMap((off) => together(off, wide));
  },
};

function heavyHits(ids: ReadonlySet<string>, context: RuleContext): readonly Located[] {
  const least = classes.indexOf('high');
  return rules
    .filter(({ id }) => ids.has(id))
    .flatMap((rule) => hitsOf(rule, context).filter((hit) => classes.indexOf(hit.class ?? rule.class) >= least));
}

/** Names the first of what opens, a sure one before one that nobody can tell. */
function together(off: Located, wide: readonly Located[]): readonly Located[] {
  const others = wide.filter(({ address }) => address !== off.address);
  const opening = others.find(({ verdict }) => verdict === 'fires') ?? others[0];
  if (!opening) return [];
  const say = `${opening.address} opens while this goes off: ${off.say}`;
  const impacts = { security: 'policy' } as const;
  const isSure = off.verdict === 'fires' && opening.verdict === 'fires';
  return [{ address: off.address, ...(isSure ? fires(say, { impacts }) : cannotTell(`perhaps ${say}`, { impacts })) }];
}
