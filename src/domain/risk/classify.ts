import type { Analysis, ResourceChange } from '../analysis.ts';
import type { Ordered } from '../classification/orders.ts';
import { classes, orders } from '../classification/orders.ts';
import type { Environment } from '../environment.ts';
import { unstated } from '../environment.ts';
import type { Classification, Dimension, Finding } from '../judgement.ts';
import { isSubstantial } from './change-facts.ts';
import { reachOf } from './resource-types/reach.ts';
import type { Impacts } from './rule.ts';

/** Which dimension each kind of impact is about. */
const dimensions = {
  security: 'securityImpact',
  data: 'dataImpact',
  reversibility: 'reversibility',
  user: 'userImpact',
} as const satisfies Record<keyof Impacts, Ordered>;

/** A finding with what its rule says about the other dimensions. */
export type Weighed = { readonly finding: Finding; readonly impacts: Impacts };

/** The eight dimensions of lesson 14, the worst winning, each with the rule and the resource that decided it. */
export function classify(analysis: Analysis, weighed: readonly Weighed[], environment: Environment): Classification {
  const impact = (of: keyof Impacts, least: string): Dimension =>
    worst(orders[dimensions[of]], least, impactsOf(weighed, of));
  return {
    artifact: { value: 'iac-module', rule: 'a plan is of an IaC module' },
    target: { value: targetOf(environment), rule: 'stage and data class of the environment' },
    blastRadius: worst(orders.blastRadius, 'none', analysis.changes.filter(touches).map(reach)),
    reversibility: impact('reversibility', 'reversible'),
    riskClass: riskClass(weighed),
    dataImpact: impact('data', 'none'),
    securityImpact: impact('security', 'none'),
    userImpact: userImpact(environment, impact('user', 'internal')),
  };
}

function impactsOf(weighed: readonly Weighed[], of: keyof Impacts): readonly Dimension[] {
  return weighed.flatMap(({ finding, impacts }) => {
    const value = impacts[of];
    return value === undefined ? [] : [{ value, rule: finding.rule, address: finding.address }];
  });
}

/** The first of the worst, in the order of addresses. */
function worst(order: readonly string[], least: string, found: readonly Dimension[]): Dimension {
  return found.reduce((a, b) => (order.indexOf(b.value) > order.indexOf(a.value) ? b : a), {
    value: least,
    rule: 'nothing worse was found',
  });
}

function riskClass(weighed: readonly Weighed[]): Dimension {
  const found = weighed.map(({ finding }) => ({ value: finding.class, rule: finding.rule, address: finding.address }));
  return worst(classes, 'none', found);
}

function touches(change: ResourceChange): boolean {
  return isSubstantial(change);
}

function reach({ type, address }: ResourceChange): Dimension {
  return { value: reachOf(type), rule: 'reach of the resource type', address };
}

function targetOf({ stage, dataClass }: Environment): string {
  return dataClass === 'regulated' ? `regulated ${stage}` : stage;
}

/** Outside production nobody but ourselves is hit, unless the environment says whom it serves. */
function userImpact(environment: Environment, found: Dimension): Dimension {
  const { tenantTier, releaseChannel } = environment;
  if (tenantTier.includes('strategic')) return { value: 'strategic-customer', rule: 'tenant tier of the environment' };
  if (isProduction(environment)) return found;
  const value = releaseChannel === 'beta' ? 'beta' : 'internal';
  return { value, rule: 'stage and release channel of the environment' };
}

/** An environment that does not say its stage is taken for production. */
export function isProduction({ stage }: Environment): boolean {
  return stage === 'prod' || stage === unstated;
}
