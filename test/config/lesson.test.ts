import { expect, test } from 'vitest';
import { loadDefinitions } from '../../src/config/load.ts';
import type { Definitions } from '../../src/domain/definitions.ts';
import { hourMs } from '../../src/domain/instant.ts';
import * as lesson from './lesson.ts';
import type { Files } from './repository.ts';
import { treeOf } from './repository.ts';

const files: Files = {
  'waves.yaml': `engine: tofu
stacks: live/{account}/{stack}
accounts:
  sandbox-01: '1'
  prod-noncritical-01: '2'
  prod-standard-02: '4'
  prod-standard-01: '3'
  prod-regulated-01: '5'
  prod-id-payments: '6'
`,
  'waves/network-edge.yaml': lesson.waves,
  'waves/payment-api.yaml': lesson.promotionContract,
  'policies/approvals.yaml': lesson.approvalPolicy,
  'policies/freezes.yaml': lesson.freezeWindow,
  'policies/emergency.yaml': lesson.emergencyChange,
  'policies/rollforward.yaml': lesson.rollforwardPolicy,
  'policies/classification.yaml': lesson.changeClassification,
  'policies/approval.yaml': lesson.approval,
  'policies/people.yaml': `roles:
  service-owner: 'github:acme/service'
  platform-owner: 'github:acme/platform'
  security-owner: 'github:acme/security'
  compliance-owner: 'github:acme/compliance'
`,
  'live/prod-id-payments/environment.yaml': lesson.environment,
  'live/prod-id-payments/api/main.tf': '',
};

function loaded(changes: Files = {}): Definitions {
  const result = loadDefinitions(treeOf({ ...files, ...changes }));
  if ('problems' in result) throw new Error(JSON.stringify(result.problems, undefined, 1));
  return result.definitions;
}

test('every YAML example of the lesson loads as it stands in the matching file', () => {
  expect(Object.keys(loaded().contracts)).toEqual(['network-edge']);
});

test('all policies may as well be one file', () => {
  const parts = Object.entries(files).filter(([path]) => path.startsWith('policies/'));
  const apart = Object.fromEntries(parts.map(([path]) => [path, undefined]));
  const together = loaded({ ...apart, 'policies/all.yaml': parts.map(([, text]) => text).join('') });
  expect({ ...together.rules, digest: '' }).toEqual({ ...loaded().rules, digest: '' });
});

test('the environment is the tuple of section 4.1', () => {
  expect(loaded().stacks[0]?.environment).toEqual({
    stage: 'prod',
    region: 'ap-southeast-3',
    account: 'prod-id-payments',
    cluster: 'eks-prod-id-01',
    tenantTier: 'strategic',
    dataClass: 'pci',
    releaseChannel: 'stable',
  });
});

test('the two keys of section 8.2 are for production, and for network changes in production', () => {
  expect(loaded().rules.approvals).toEqual([
    {
      key: 'prod',
      when: { stage: ['prod'] },
      requiredRoles: ['service-owner'],
      requireDifferentActorFromAuthor: true,
    },
    {
      key: 'prod-infra-network',
      when: { stage: ['prod'], security: ['network*'] },
      requiredRoles: ['platform-owner', 'security-owner'],
      requireDifferentActorFromAuthor: true,
    },
  ]);
});

test('lifetimes are those of section 8.1', () => {
  expect(loaded().rules.lifetimes).toEqual({ low: 24 * hourMs, standard: 4 * hourMs, sensitive: hourMs });
});

test('the freeze of section 10 is half open', () => {
  expect(loaded().rules.freezes).toEqual([
    {
      name: 'year-end-payment-freeze',
      environments: ['prod-payments-*'],
      startsAt: Date.parse('2026-12-20T00:00:00Z'),
      endsAt: Date.parse('2027-01-05T23:59:59Z'),
      allowedChangeClasses: ['emergency-security-fix', 'sev1-remediation'],
      additionalApprovals: ['head-of-engineering', 'incident-commander-if-active-incident'],
    },
  ]);
});

test('the waves of section 23 require what is always required and what they name', () => {
  const waves = loaded().contracts['network-edge']?.waves ?? [];
  expect(waves.map(({ name, requiredEvidence }) => [name, requiredEvidence.map(({ kind }) => kind).slice(4)])).toEqual([
    ['sandbox', []],
    ['low-risk-prod', ['waf_count_metrics']],
    ['prod-standard', ['no_false_positive_spike']],
    ['regulated-prod', []],
  ]);
  for (const { requiredEvidence } of waves) {
    expect(requiredEvidence.slice(0, 4).map(({ kind }) => kind)).toEqual([
      'plan_pass',
      'apply_pass',
      'policy_pass',
      'drift_check',
    ]);
  }
  expect(waves[3]?.requiredApprovals).toEqual(['security-owner', 'compliance-owner']);
});
