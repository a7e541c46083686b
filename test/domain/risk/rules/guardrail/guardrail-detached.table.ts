import { created, deleted, forgotten, replaced } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const attachment = 'aws_organizations_policy_attachment.a';
const at = (target: string, more: object = {}) => ({ policy_id: 'p-1', target_id: target, ...more });

export const table: RuleTable = {
  rule: 'guardrail-detached',
  fires: [
    { title: 'from the root', plan: deleted(attachment, at('r-1')), class: 'critical' },
    { title: 'to another unit', plan: replaced(attachment, at('ou-1'), at('ou-2')), class: 'critical' },
    {
      title: 'the policy that allows everything',
      plan: deleted(attachment, at('ou-1', { policy_id: 'p-FullAWSAccess' })),
      class: 'high',
      say: 'lock out',
    },
  ],
  silent: [
    { title: 'attached', plan: created(attachment, at('r-1')) },
    { title: 'left attached', plan: deleted(attachment, at('r-1', { skip_destroy: true })) },
    { title: 'let go of', plan: forgotten(attachment, at('r-1')) },
  ],
  unknown: 'decided by action and type',
};
