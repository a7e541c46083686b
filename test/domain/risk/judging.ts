import type { Environment } from '../../../src/domain/environment.ts';
import type { Finding, Judgement } from '../../../src/domain/judgement.ts';
import type { ProviderMove } from '../../../src/domain/provider-lock.ts';
import { judge } from '../../../src/domain/risk/judge.ts';
import type { PolicyRow } from '../../../src/domain/rules.ts';
import { type PlanParts, planOf } from '../plan/plans.ts';

export const production: Environment = {
  stage: 'prod',
  region: 'eu-central-1',
  account: 'prod-noncritical-01',
  cluster: 'unstated',
  tenantTier: 'low-risk',
  dataClass: 'internal',
  releaseChannel: 'early',
};

/** The account of `production`, and another one of the same estate. */
const accounts = { 'prod-noncritical-01': '200000000001', 'prod-standard-01': '300000000001' };

export const sandbox: Environment = { ...production, stage: 'sandbox', account: 'sandbox-01' };

/** The two rows of the estate's policies/rules.yaml. */
export const wafRows: readonly PolicyRow[] = ['rule[*].override_action[*].none', 'rule[*].action[*].block'].map(
  (attribute) => ({
    name: `not ${attribute}`,
    when: { type: ['aws_wafv2_web_acl'], actions: ['create', 'update'] },
    test: { attribute, present: true },
    verdict: 'deny',
    say: 'a new WAF rule must start in count mode',
    fix: 'count first',
  }),
);

/** Where a plan would happen, and what moves beside it; production, and nothing, where it is not said. */
type Beside = { readonly environment?: Environment; readonly providers?: readonly ProviderMove[] };

export function judged(parts: PlanParts, { environment = production, providers = [] }: Beside = {}): Judgement {
  return judge(planOf(parts), { environment, policies: [], module: 'network-edge', accounts, providers });
}

/** What one rule found: `class verdict address: sentence`. */
export function foundBy(rule: string, parts: PlanParts): string[] {
  return judged(parts)
    .findings.filter((finding) => finding.rule === rule)
    .map(told);
}

export function told({ class: weight, verdict, address, say }: Finding): string {
  return `${weight} ${verdict} ${address}: ${say}`;
}
