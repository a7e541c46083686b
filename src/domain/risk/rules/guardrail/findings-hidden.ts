import type { ResourceChange, Value } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { holdsMasked } from '../../../plan/mask.ts';
import { listOf, memberOf } from '../../../plan/read.ts';
import { isTagsOnly, touchedAttributes } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

type Hiding = {
  /** Attributes that say whether it hides, and so must be known. */
  readonly decides: readonly string[];
  readonly hides: (values: Value) => boolean;
  readonly say: string;
};

const always = { decides: [], hides: (): boolean => true };

const hidings: ReadonlyMap<string, Hiding> = new Map([
  ['aws_guardduty_filter', { ...where('action', 'ARCHIVE'), say: 'hides findings of GuardDuty' }],
  [
    'aws_guardduty_ipset',
    { ...where('activate', true), say: 'lets GuardDuty trust addresses, so that nothing is found about them' },
  ],
  [
    'aws_guardduty_trusted_entity_set',
    { ...where('activate', true), say: 'lets GuardDuty trust names or addresses, so that nothing is found about them' },
  ],
  ['aws_macie2_findings_filter', { ...where('action', 'ARCHIVE'), say: 'hides findings of Macie' }],
  ['aws_inspector2_filter', { ...where('action', 'SUPPRESS'), say: 'hides findings of Inspector' }],
  ['aws_accessanalyzer_archive_rule', { ...always, say: 'hides findings of an access analyzer' }],
  [
    'aws_securityhub_automation_rule',
    { decides: ['actions', 'rule_status'], hides: closesFindings, say: 'closes findings of Security Hub by itself' },
  ],
]);

export const findingsHidden: ChangeRule = {
  id: 'findings-hidden',
  about: 'A finding that is put away when it comes up is a finding nobody reads.',
  class: 'high',
  source: 'ORG: suppressing filters, trusted addresses, archive rules',
  onChange: ({ change }) => {
    const hiding = hidings.get(change.type);
    if (!hiding || !(creates(change) || kindOf(change.actions) === 'update') || isQuiet(change)) return undefined;
    const impacts = { security: 'policy' } as const;
    const touched = touchedAttributes(change);
    const open = hiding.decides.find(
      (name) => holdsMasked(memberOf(change.after, name)) || isOpen(change, name, touched),
    );
    if (open !== undefined)
      return cannotTell(`may be one that ${hiding.say}, which is known only later`, { attribute: open, impacts });
    return hiding.hides(change.after) ? fires(hiding.say, { impacts }) : undefined;
  },
};

/** An update that leaves the matter as it is. */
function isQuiet(change: ResourceChange): boolean {
  const quiet = new Set(['tags', 'tags_all', 'description', 'name', 'rank']);
  return isTagsOnly(change) || (!creates(change) && touchedAttributes(change).every((name) => quiet.has(name)));
}

function isOpen(change: ResourceChange, name: string, touched: readonly string[]): boolean {
  return touched.includes(name) && memberOf(change.after, name) === undefined;
}

function where(attribute: string, value: Value): Pick<Hiding, 'decides' | 'hides'> {
  return { decides: [attribute], hides: (values) => memberOf(values, attribute) === value };
}

function closesFindings(rule: Value): boolean {
  const closed = listOf(memberOf(rule, 'actions'))
    .flatMap((action) => listOf(memberOf(action, 'finding_fields_update')))
    .flatMap((update) => listOf(memberOf(update, 'workflow')))
    .some((workflow) => ['SUPPRESSED', 'RESOLVED'].includes(String(memberOf(workflow, 'status'))));
  return closed && memberOf(rule, 'rule_status') !== 'DISABLED';
}
