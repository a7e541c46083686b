import {
  type Block,
  block,
  listBlock,
  type NestedBlock,
  oneBlock,
  optional,
  required,
  setBlock,
} from '../../schema/schema.ts';

/** How many statements may stand inside one another, as in the real provider. */
const DEPTH = 3;

const empty = oneBlock(block({}));

const fieldToMatch = oneBlock(
  block(
    {},
    {
      all_query_arguments: empty,
      body: oneBlock(block({ oversize_handling: optional('string') })),
      method: empty,
      query_string: empty,
      single_header: oneBlock(block({ name: required('string') })),
      single_query_argument: oneBlock(block({ name: required('string') })),
      uri_path: empty,
    },
  ),
);

const textTransformation = setBlock(block({ priority: required('number'), type: required('string') }), { min: 1 });
const matching = { field_to_match: fieldToMatch, text_transformation: textTransformation };

const forwardedIp = oneBlock(block({ fallback_behavior: required('string'), header_name: required('string') }));
const setForwardedIp = oneBlock(
  block({ fallback_behavior: required('string'), header_name: required('string'), position: required('string') }),
);

const leaves: Record<string, NestedBlock> = {
  byte_match_statement: oneBlock(
    block({ positional_constraint: required('string'), search_string: required('string') }, matching),
  ),
  geo_match_statement: oneBlock(
    block({ country_codes: required(['list', 'string']) }, { forwarded_ip_config: forwardedIp }),
  ),
  ip_set_reference_statement: oneBlock(
    block({ arn: required('string') }, { ip_set_forwarded_ip_config: setForwardedIp }),
  ),
  label_match_statement: oneBlock(block({ key: required('string'), scope: required('string') })),
  regex_match_statement: oneBlock(block({ regex_string: required('string') }, matching)),
  regex_pattern_set_reference_statement: oneBlock(block({ arn: required('string') }, matching)),
  size_constraint_statement: oneBlock(
    block({ comparison_operator: required('string'), size: required('number') }, matching),
  ),
  sqli_match_statement: oneBlock(block({ sensitivity_level: optional('string') }, matching)),
  xss_match_statement: oneBlock(block({}, matching)),
};

const actionToUse = oneBlock(
  block({}, { allow: empty, block: empty, captcha: empty, challenge: empty, count: empty }),
  { min: 1 },
);
const ruleActionOverride = listBlock(block({ name: required('string') }, { action_to_use: actionToUse }), { max: 100 });

const managedRuleGroupConfigs = listBlock(
  block(
    {},
    {
      aws_managed_rules_bot_control_rule_set: oneBlock(
        block({ enable_machine_learning: optional('bool', { fallback: true }), inspection_level: required('string') }),
      ),
    },
  ),
);

/** The statements that may hold others; the innermost level has leaves only. */
function statementsAt(depth: number): Block {
  if (depth === 1) return block({}, leaves);
  const inner = statementsAt(depth - 1);
  const several = oneBlock(block({}, { statement: listBlock(inner, { min: 1 }) }));
  return block({}, { ...leaves, and_statement: several, not_statement: several, or_statement: several });
}

const scopeDown = oneBlock(statementsAt(DEPTH - 1));

export const statement: Block = block(
  {},
  {
    ...statementsAt(DEPTH).blocks,
    managed_rule_group_statement: oneBlock(
      block(
        { name: required('string'), vendor_name: required('string'), version: optional('string') },
        {
          managed_rule_group_configs: managedRuleGroupConfigs,
          rule_action_override: ruleActionOverride,
          scope_down_statement: scopeDown,
        },
      ),
    ),
    rate_based_statement: oneBlock(
      block(
        {
          aggregate_key_type: optional('string', { fallback: 'IP' }),
          evaluation_window_sec: optional('number', { fallback: 300 }),
          limit: required('number'),
        },
        { forwarded_ip_config: forwardedIp, scope_down_statement: scopeDown },
      ),
    ),
    rule_group_reference_statement: oneBlock(
      block({ arn: required('string') }, { rule_action_override: ruleActionOverride }),
    ),
  },
);
