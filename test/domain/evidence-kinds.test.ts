import { expect, test } from 'vitest';
import { evidenceDue, evidenceKindOf, evidenceKinds, implicitKinds } from '../../src/domain/evidence-kinds.ts';

/** Every kind as the lesson spells it in sections 6, 8, 13, 14 and 23. */
const spelled = [
  'unit_tests_passed',
  'integration_tests_passed',
  'vulnerability_policy_passed',
  'image_signature_verified',
  'staging_rollout_success',
  'no_open_blocker_incident',
  'policy_pass',
  'vulnerability_scan_pass',
  'incident_id',
  'root_cause_summary',
  'patch_diff_small',
  'affected_scope',
  'test_result',
  'canary_metrics',
  'business_metric_recovery',
  'staging_success',
  'canary',
  'business_metrics',
  'plan_pass',
  'apply_pass',
  'waf_count_metrics',
  'no_false_positive_spike',
];

test.each(spelled)('the catalogue knows %s', (kind) => {
  expect(evidenceKindOf(kind)).toBeDefined();
});

test('spellings of one thing are one kind', () => {
  expect(evidenceKindOf('vulnerability_scan_pass')).toBe('vulnerability_policy_passed');
  expect(evidenceKindOf('Plan-Pass')).toBe('plan_pass');
});

test('anything else is unknown, inherited names included', () => {
  expect(evidenceKindOf('plan_pas')).toBeUndefined();
  expect(evidenceKindOf('constructor')).toBeUndefined();
});

test('no alias is a kind or the alias of two', () => {
  const aliases = Object.values(evidenceKinds).flatMap((kind) => kind.aliases);
  expect(new Set(aliases).size).toBe(aliases.length);
  expect(aliases.filter((alias) => Object.hasOwn(evidenceKinds, alias))).toEqual([]);
});

test('plan and policy are due before a stack applies, metrics before the wave is done', () => {
  expect(implicitKinds.map(evidenceDue)).toEqual(['before-apply', 'before-done', 'before-apply', 'before-apply']);
  expect(evidenceDue('waf_count_metrics')).toBe('before-done');
  expect(evidenceDue('of-our-own')).toBe('before-done');
});
