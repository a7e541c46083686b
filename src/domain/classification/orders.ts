import type { Classification, RiskClass } from '../judgement.ts';

/** From harmless to worst. `none` is a plan that would do nothing. */
export const classes: readonly RiskClass[] = ['none', 'low', 'normal', 'high', 'critical'];

/** Dimensions of lesson 14 that have a worse and a better. Artifact and target are names. */
export type Ordered = Exclude<keyof Classification, 'artifact' | 'target'>;

/** Each dimension's values from harmless to worst. */
export const orders: Readonly<Record<Ordered, readonly string[]>> = {
  blastRadius: ['none', 'service', 'cluster', 'region', 'account', 'global'],
  reversibility: ['reversible', 'partially-reversible', 'irreversible'],
  riskClass: classes,
  dataImpact: ['none', 'read-only', 'write-path', 'schema-data'],
  securityImpact: ['none', 'policy', 'secret', 'network', 'iam'],
  userImpact: ['internal', 'beta', 'public', 'strategic-customer'],
};

export function isWorse(dimension: Ordered, a: string, b: string): boolean {
  return orders[dimension].indexOf(a) > orders[dimension].indexOf(b);
}
