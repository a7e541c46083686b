/**
 * Every row of the catalogue of risks (`risk-rules.md`), by its id. The sections on guardrails and cost have no numbers
 * there: one row for each thing that the first names, and one for the second.
 */
export const numberedRows: readonly string[] = [
  ...rows('PLN', 11),
  ...rows('LIF', 13),
  ...rows('DAT', 12),
  ...rows('NET', 22),
  ...rows('IAM', 21),
  ...rows('RES', 10),
  ...rows('ENC', 5),
  ...rows('SEC', 5),
  ...rows('EXE', 6),
  ...rows('AVL', 4),
  ...rows('BLR', 4),
  ...rows('REV', 1),
  ...rows('CST', 1),
  ...rows('DRF', 8),
  ...rows('XAC', 12),
];

function rows(section: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${section}-${String(index + 1).padStart(2, '0')}`);
}

/** What section 8 names, a type of each, and the rules that read it. */
export const guardrailRows: Readonly<Record<string, readonly string[]>> = {
  aws_organizations_policy: ['guardrail-widened', 'guardrail-settings', 'guardrail-lock-out'],
  aws_organizations_policy_attachment: ['guardrail-detached'],
  aws_organizations_account: ['account-removed', 'account-moved'],
  aws_organizations_organizational_unit: ['account-removed', 'account-moved'],
  aws_organizations_organization: ['organization-features', 'account-removed'],
  aws_organizations_delegated_administrator: ['delegated-admin'],
  aws_organizations_resource_policy: ['new-account'],
  aws_controltower_control: ['control-tower'],
  aws_config_configuration_recorder_status: ['recorder-off'],
  aws_config_config_rule: ['check-removed'],
  aws_config_configuration_aggregator: ['check-removed'],
  aws_securityhub_account: ['detector-off'],
  aws_guardduty_detector: ['detector-off'],
  aws_guardduty_filter: ['findings-hidden'],
  aws_guardduty_ipset: ['findings-hidden'],
  aws_inspector2_enabler: ['detector-off'],
  aws_macie2_account: ['detector-off'],
  aws_detective_graph: ['detector-off'],
  aws_accessanalyzer_analyzer: ['detector-off'],
  aws_accessanalyzer_archive_rule: ['findings-hidden'],
  aws_cloudtrail: ['trail-weakened', 'trail-events'],
  aws_ssoadmin_instance_access_control_attributes: ['access-attributes'],
  aws_account_region: ['region-enabled'],
  aws_servicequotas_service_quota: ['scaling-off'],
};

/** What is judged by all rules of some families, run over what happened in the world. No rule of its own has the row. */
export const judgedByOthers: Readonly<Record<string, string>> = { 'DRF-02': 'by drift: ' };
