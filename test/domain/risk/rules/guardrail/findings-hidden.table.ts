import { created, deleted, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const filter = 'aws_guardduty_filter.f';
const automation = 'aws_securityhub_automation_rule.r';
const closing = (status: string) => ({
  rule_status: 'ENABLED',
  actions: [{ finding_fields_update: [{ workflow: [{ status }] }] }],
});

export const table: RuleTable = {
  rule: 'findings-hidden',
  fires: [
    { title: 'a filter that archives', plan: created(filter, { action: 'ARCHIVE' }), class: 'high', say: 'GuardDuty' },
    { title: 'a filter begins to archive', plan: updated(filter, { action: 'NOOP' }, { action: 'ARCHIVE' }) },
    {
      title: 'an archiving filter gets other criteria',
      plan: updated(
        filter,
        { action: 'ARCHIVE', finding_criteria: [{ criterion: [{ field: 'region', equals: ['a'] }] }] },
        { action: 'ARCHIVE', finding_criteria: [{ criterion: [{ field: 'severity', equals: ['8'] }] }] },
      ),
    },
    { title: 'trusted addresses', plan: created('aws_guardduty_ipset.s', { activate: true, location: 's3://a/b' }) },
    { title: 'an archive rule', plan: created('aws_accessanalyzer_archive_rule.r', { rule_name: 'r' }) },
    { title: 'findings close themselves', plan: created(automation, closing('SUPPRESSED')) },
    { title: 'Inspector hides', plan: created('aws_inspector2_filter.f', { action: 'SUPPRESS' }) },
    { title: 'Macie hides', plan: created('aws_macie2_findings_filter.f', { action: 'ARCHIVE' }) },
  ],
  silent: [
    { title: 'a filter that only marks', plan: created(filter, { action: 'NOOP' }) },
    { title: 'a filter stops archiving', plan: updated(filter, { action: 'ARCHIVE' }, { action: 'NOOP' }) },
    { title: 'a filter goes', plan: deleted(filter, { action: 'ARCHIVE' }) },
    { title: 'a list of addresses that is not in use', plan: created('aws_guardduty_ipset.s', { activate: false }) },
    { title: 'findings get a note', plan: created(automation, closing('NOTIFIED')) },
    {
      title: 'a rule that is switched off',
      plan: created(automation, { ...closing('SUPPRESSED'), rule_status: 'DISABLED' }),
    },
    {
      title: 'another description',
      plan: updated(filter, { action: 'ARCHIVE', description: 'a' }, { action: 'ARCHIVE', description: 'b' }),
    },
    {
      title: 'other tags',
      plan: updated(filter, { action: 'ARCHIVE', tags: { a: '1' } }, { action: 'ARCHIVE', tags: { a: '2' } }),
    },
  ],
  unknown: [
    { title: 'what it does is known only later', plan: open(filter, null, 'action') },
    {
      title: 'what it does is masked',
      plan: {
        changes: [
          { address: filter, actions: ['create'], after: { action: 'NOOP' }, afterSensitive: { action: true } },
        ],
      },
    },
  ],
};
