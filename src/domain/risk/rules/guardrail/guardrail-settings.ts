import type { Value } from '../../../analysis.ts';
import { canonical } from '../../../canonical.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { parseJson } from '../../../plan/json.ts';
import { textOf } from '../../../plan/read.ts';
import { isOfStatements } from '../../access/organization-policy.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { goesAway } from '../../switched-off.ts';

const attribute = 'content';

export const guardrailSettings: ChangeRule = {
  id: 'guardrail-settings',
  about: 'Declarative, backup, tag and opt-out policies hold for every account below, whatever is set there.',
  class: 'high',
  source: 'ORG: policies of an organization that are no statements',
  onChange: ({ change }) => {
    if (change.type !== 'aws_organizations_policy' || isOfStatements(change)) return undefined;
    const impacts = { security: 'policy' } as const;
    if (goesAway(change)) return fires('takes settings of the organization away', { impacts });
    if (kindOf(change.actions) !== 'update' && !creates(change)) return undefined;
    if (change.before === null) return undefined;
    if (isUnknown(change, attribute))
      return cannotTell('what holds for all accounts below is known only later', { attribute, impacts });
    return said(beforeOf(change, attribute)) === said(afterOf(change, attribute))
      ? undefined
      : fires('changes settings of the organization for every account below', { attribute, impacts });
  },
};

/** The text without its spaces and the order of its keys. */
function said(value: Value | undefined): string {
  const parsed = parseJson(textOf(value) ?? '');
  return 'value' in parsed ? canonical(parsed.value) : canonical(value ?? null);
}
