import { environmentParts } from './environment.ts';
import { globMatches } from './glob.ts';
import type { Selector } from './rules.ts';

/**
 * What a selector may speak of. Whoever asks `matches` gives every dimension of its subject, each as a list of values.
 *
 * - the environment: `stage`, `region`, `account`, `cluster`, `tenantTier`, `dataClass`, `releaseChannel`
 * - the judgement: `class` (riskClass: none, low, normal, high, critical), `security` (securityImpact: none, policy,
 *   secret, network, iam), `data` (dataImpact), `user` (userImpact), `artifact`, `target`, `blastRadius`,
 *   `reversibility`. A plan that touches both network and identities has both values: the worst alone would let the
 *   key for network changes be missed.
 * - the promotion: `module`, `wave`, `stack`
 */
export const dimensions = [
  ...environmentParts,
  'class',
  'security',
  'data',
  'user',
  'artifact',
  'target',
  'blastRadius',
  'reversibility',
  'module',
  'wave',
  'stack',
] as const;

export type DimensionName = (typeof dimensions)[number];

/** The lesson's longer names of section 14, accepted wherever a dimension is written. */
export const dimensionAliases = {
  riskClass: 'class',
  securityImpact: 'security',
  dataImpact: 'data',
  userImpact: 'user',
} as const satisfies Record<string, DimensionName>;

/**
 * Every dimension the selector names must have a value that one of its literals or globs matches. A dimension the
 * subject does not have matches nothing. The empty selector matches everything.
 */
export function matches(selector: Selector, subject: Readonly<Record<string, readonly string[]>>): boolean {
  return Object.entries(selector).every(([dimension, patterns]) => {
    const values = Object.entries(subject).find(([name]) => name === dimension)?.[1] ?? [];
    return patterns.some((pattern) => values.some((value) => globMatches(pattern, value)));
  });
}
