// The YAML examples of the lesson, to the letter.

/** Section 4.1. */
export const environment = `environment:
  stage: prod
  region: ap-southeast-3
  account: prod-id-payments
  cluster: eks-prod-id-01
  tenantTier: strategic
  dataClass: pci
  releaseChannel: stable
`;

/** Section 6. */
export const promotionContract = `promotionContract:
  artifact:
    type: container-image
    digest: sha256:...
    sourceCommit: abc123
    provenance: required
    sbom: required
    signature: required
  from:
    environment: staging
  to:
    environment: prod-ap-southeast-3
  requiredEvidence:
    - unit_tests_passed
    - integration_tests_passed
    - vulnerability_policy_passed
    - image_signature_verified
    - staging_rollout_success
    - no_open_blocker_incident
  approvals:
    required:
      - service-owner
      - platform-owner-if-infra-change
      - security-owner-if-policy-or-iam-change
  rollout:
    class: C3
    strategy: canary
    manualGates:
      - before_50_percent
      - before_100_percent
  rollback:
    mode: abort_before_promotion
    afterPromotion: rollforward_preferred_if_schema_migrated
`;

/** Section 8. */
export const approval = `approval:
  approver: service-owner@example.com
  role: service-owner
  approvedAt: 2026-07-03T10:00:00Z
  scope:
    artifactDigest: sha256:abc
    environment: prod-id
    gitCommit: def456
    planHash: plan789
  evidenceReviewed:
    - staging_rollout_success
    - policy_pass
    - vulnerability_scan_pass
  expiresAt: 2026-07-03T18:00:00Z
`;

/** Section 8.2. */
export const approvalPolicy = `approvalPolicy:
  prod:
    requireDifferentActorFromAuthor: true
    requiredRoles:
      - service-owner
  prod-infra-network:
    requiredRoles:
      - platform-owner
      - security-owner
    requireDifferentActorFromAuthor: true
`;

/** Section 10. */
export const freezeWindow = `freezeWindow:
  name: year-end-payment-freeze
  environments:
    - prod-payments-*
  startsAt: 2026-12-20T00:00:00Z
  endsAt: 2027-01-05T23:59:59Z
  allowedChangeClasses:
    - emergency-security-fix
    - sev1-remediation
  additionalApprovals:
    - head-of-engineering
    - incident-commander-if-active-incident
`;

/** Section 11. */
export const emergencyChange = `emergencyChange:
  allowedWhen:
    - active_sev1
    - active_security_incident
  required:
    - incident_id
    - commander_approval
    - narrowed_scope
    - post_change_review_within_24h
    - reconciliation_commit_after_manual_action
  forbidden:
    - permanent_policy_disable
    - unbounded_admin_credentials
    - undocumented_state_mutation
`;

/** Section 13. */
export const rollforwardPolicy = `rollforwardPolicy:
  allowedFor:
    - production_regression
    - irreversible_data_change
  requiredEvidence:
    - incident_id
    - root_cause_summary
    - patch_diff_small
    - affected_scope
    - test_result
  approvals:
    - incident_commander
    - service_owner
  postChecks:
    - canary_metrics
    - business_metric_recovery
`;

/** Section 14. */
export const changeClassification = `changeClassification:
  kind: application_release
  target: prod
  blastRadius: service
  reversibility: reversible_if_db_not_migrated
  riskClass: high
  dataImpact: write_path
  securityImpact: none
  requiredApprovals:
    - service-owner
  requiredGates:
    - staging_success
    - canary
    - business_metrics
`;

/** Section 23. */
export const waves = `waves:
  - name: sandbox
    accounts: [sandbox-01]
    requiredEvidence: [plan_pass, apply_pass]
  - name: low-risk-prod
    accounts: [prod-noncritical-01]
    requiredEvidence: [plan_pass, policy_pass, waf_count_metrics]
  - name: prod-standard
    accounts: [prod-standard-*]
    requiredEvidence: [no_false_positive_spike]
  - name: regulated-prod
    accounts: [prod-regulated-*]
    requiredApprovals: [security-owner, compliance-owner]
`;
