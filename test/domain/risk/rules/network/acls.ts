/** A rule of a web ACL, as the provider writes it. */
export const rule = (name: string, priority: number, action: string, more: object = {}): object => ({
  name,
  priority,
  action: [{ allow: [], block: [], count: [], [action]: [{}] }],
  override_action: [],
  statement: [{ geo_match_statement: [{ country_codes: [name] }] }],
  visibility_config: [{ metric_name: name }],
  ...more,
});

/** A rule that is a managed group. */
export const managed = (name: string, priority: number, override: string): object => ({
  name,
  priority,
  action: [],
  override_action: [{ count: [], none: [], [override]: [{}] }],
  statement: [{ managed_rule_group_statement: [{ name: 'AWSManagedRulesCommonRuleSet', vendor_name: 'AWS' }] }],
});

export const rate = (limit: number): object => ({
  ...rule('rate', 5, 'block'),
  statement: [{ rate_based_statement: [{ limit, aggregate_key_type: 'IP' }] }],
});

export const acl = (fallback: string, ...rules: object[]): object => ({
  arn: 'arn:acl',
  scope: 'REGIONAL',
  default_action: [{ allow: [], block: [], [fallback]: [{}] }],
  rule: rules,
});
