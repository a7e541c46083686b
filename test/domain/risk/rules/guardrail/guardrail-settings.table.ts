import { created, deleted, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';
import { guardrail, held } from './organization-policies.ts';

const set = (content: unknown) => ({ type: 'DECLARATIVE_POLICY_EC2', content: JSON.stringify(content, undefined, 1) });

export const table: RuleTable = {
  rule: 'guardrail-settings',
  fires: [
    { title: 'other settings', plan: updated(guardrail, set({ a: { b: 1 } }), set({ a: { b: 2 } })), class: 'high' },
    { title: 'settings that go', plan: deleted(guardrail, { type: 'BACKUP_POLICY', content: '{}' }), class: 'high' },
    {
      title: 'settings in no shape',
      plan: updated(guardrail, { type: 'TAG_POLICY', content: 'a' }, { type: 'TAG_POLICY', content: 'b' }),
    },
  ],
  silent: [
    { title: 'the same in another order', plan: updated(guardrail, set({ a: 1, b: 2 }), set({ b: 2, a: 1 })) },
    { title: 'new settings', plan: created(guardrail, set({ a: 1 })) },
    { title: 'a policy of statements', plan: deleted(guardrail, held()) },
  ],
  unknown: [
    { title: 'known only later', plan: open(guardrail, set({ a: 1 }), 'content', { type: 'DECLARATIVE_POLICY_EC2' }) },
  ],
};
