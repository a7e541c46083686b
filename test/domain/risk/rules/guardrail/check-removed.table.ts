import { created, deleted, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const rule = 'aws_config_config_rule.r';
const scope = (...types: string[]) => ({ scope: [{ compliance_resource_types: types }] });
const everywhere = 'aws_config_organization_managed_rule.r';
const repair = 'aws_config_remediation_configuration.r';

export const table: RuleTable = {
  rule: 'check-removed',
  directed: true,
  fires: [
    { title: 'a check goes', plan: deleted(rule, { name: 'r' }), class: 'high', say: 'check' },
    { title: 'a pack goes', plan: deleted('aws_config_conformance_pack.p', { name: 'p' }) },
    { title: 'what gathers checks goes', plan: deleted('aws_config_configuration_aggregator.a', {}), say: 'gathering' },
    { title: 'fewer types', plan: updated(rule, scope('A', 'B'), scope('A')) },
    { title: 'some types instead of all', plan: updated(rule, scope(), scope('A')) },
    {
      title: 'an account is left out',
      plan: updated(everywhere, { excluded_accounts: [] }, { excluded_accounts: ['200000000001'] }),
    },
    { title: 'no repair by itself', plan: updated(repair, { automatic: true }, { automatic: false }) },
  ],
  silent: [
    { title: 'more types', plan: updated(rule, scope('A'), scope('A', 'B')) },
    { title: 'all types instead of some', plan: updated(rule, scope('A'), scope()) },
    { title: 'a new check', plan: created(rule, scope('A')) },
    { title: 'other parameters', plan: updated(rule, { input_parameters: '{}' }, { input_parameters: '{"a":1}' }) },
  ],
  unknown: [{ title: 'what it looks at is known only later', plan: open(rule, scope('A'), 'scope') }],
};
