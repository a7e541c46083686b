/**
 * When evidence of a kind is due: before a stack's own apply, or before the wave that lists it is done, over all its
 * accounts (DESIGN 4).
 */
export type EvidenceDue = 'before-apply' | 'before-done';

export type EvidenceKind = {
  readonly means: string;
  readonly due: EvidenceDue;
  /** Other spellings, those of the lesson among them. */
  readonly aliases: readonly string[];
};

const before = (means: string, ...aliases: string[]): EvidenceKind => ({ means, due: 'before-apply', aliases });
const done = (means: string, ...aliases: string[]): EvidenceKind => ({ means, due: 'before-done', aliases });

/** The closed catalogue (lesson 6, 7, 8, 13, 14, 17, 23). Other kinds must be declared with a producer. */
export const evidenceKinds: Readonly<Record<string, EvidenceKind>> = {
  plan_pass: before('the stack was planned without error', 'plan_passed', 'plan_output'),
  policy_pass: before('no policy says deny to the plan', 'policy_passed', 'policy_result', 'policy_gate_result'),
  drift_check: before('the world is what the configuration says', 'drift_clean'),
  apply_pass: done(
    'the apply succeeded and the re-read agrees',
    'apply_passed',
    'apply_result',
    'drift_check_after_apply',
  ),
  waf_count_metrics: done('the WAF counted requests in count mode'),
  no_false_positive_spike: done('false positives stay near their baseline'),
  canary_metrics: done('the canary stays within its limits', 'canary', 'canary_cluster_result'),
  business_metric_recovery: done('business metrics have recovered', 'business_metrics'),
  staging_rollout_success: before(
    'the release runs in staging',
    'staging_success',
    'staging_deployment_status',
    'staging_rollout_analysis',
  ),
  production_rollout_result: done('the rollout in production succeeded'),
  unit_tests_passed: before('unit tests passed', 'unit_test_result', 'unit_tests'),
  integration_tests_passed: before('integration tests passed', 'integration_test_result', 'integration_tests'),
  test_result: before('tests of the patch passed'),
  vulnerability_policy_passed: before(
    'the vulnerability scan is within policy',
    'vulnerability_scan_pass',
    'vulnerability_scan_passed',
    'vulnerability_scan_result',
  ),
  image_signature_verified: before('the signature of the artifact verifies', 'signature_verified'),
  provenance_verified: before('the provenance of the artifact verifies', 'provenance', 'attestation'),
  sbom_available: before('a bill of materials is at hand', 'sbom', 'sbom_reference'),
  source_commit: before('the source commit is known'),
  build_id: before('the build is known'),
  image_digest: before('the digest of the image is known'),
  no_open_blocker_incident: before('no blocking incident is open', 'no_active_incident'),
  incident_id: before('an incident is named'),
  root_cause_summary: before('the root cause is written down'),
  patch_diff_small: before('the patch is small'),
  affected_scope: before('the affected scope is written down'),
  changed_stack_list: before('the changed stacks are listed'),
  cost_risk_summary: before('cost and risk are summed up', 'cost_estimate'),
  state_version_reference: done('the version of the state is recorded'),
  rollback_plan: before('a way back is written down', 'rollback_note', 'remediation_note', 'rollforward_plan'),
  policy_diff: before('the difference of the policy is at hand'),
  affected_resources_estimate: before('the affected resources are estimated', 'affected_resources'),
  dry_run_result: before('the dry run succeeded', 'audit_mode_result'),
  violation_count: before('violations are counted before enforcing', 'violation_count_before_enforce'),
  exception_list: before('the exceptions are listed'),
  enforcement_plan: before('the way to enforcing is written down'),
  migration_diff: before('the difference of the migration is at hand', 'migration_plan'),
  compatibility_proof: before('old and new versions work together', 'compatibility_analysis', 'compatibility_matrix'),
  backup_reference: before('a backup or snapshot is at hand', 'snapshot_reference'),
  migration_duration_estimate: before('the duration of the migration is estimated'),
  post_migration_verification: done('the migrated data is as expected'),
};

/** Kinds that every wave requires, named or not. */
export const implicitKinds = ['plan_pass', 'apply_pass', 'policy_pass', 'drift_check'] as const;

const byAlias: ReadonlyMap<string, string> = new Map(
  Object.entries(evidenceKinds).flatMap(([kind, { aliases }]) => aliases.map((alias) => [alias, kind] as const)),
);

/** The catalogue's name of a kind in any known spelling (`plan-pass`, `vulnerability_scan_pass`); undefined if unknown. */
export function evidenceKindOf(written: string): string | undefined {
  const kind = written.toLowerCase().replaceAll('-', '_');
  return Object.hasOwn(evidenceKinds, kind) ? kind : byAlias.get(kind);
}

const dueByKind: ReadonlyMap<string, EvidenceDue> = new Map(
  Object.entries(evidenceKinds).map(([kind, { due }]) => [kind, due]),
);

/** When evidence of a kind is due. A declared kind is a metric or a check of the wave unless the rule says otherwise. */
export function evidenceDue(kind: string): EvidenceDue {
  return dueByKind.get(kind) ?? 'before-done';
}
