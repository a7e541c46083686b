import type { ProviderMove } from '../../../../../src/domain/provider-lock.ts';
import { created } from '../one-row.ts';
import type { Case, RuleTable } from '../table.ts';

const provider = 'registry.terraform.io/hashicorp/aws';
const to = (next: string, from?: string): ProviderMove => ({
  provider,
  to: next,
  ...(from === undefined ? {} : { from }),
});

/** A plan without changes, beside which the lock file moves. */
function moving(title: string, moves: readonly ProviderMove[], more: Partial<Case> = {}): Case {
  return { title, plan: {}, providers: moves, ...more };
}

export const table: RuleTable = {
  rule: 'provider-moves',
  fires: [
    moving('a minor version up', [to('5.9.0', '5.1.0')], { class: 'normal', say: 'moves from 5.1.0 to 5.9.0' }),
    moving('a major version up', [to('6.0.0', '5.9.0')], { class: 'high', say: 'moves from 5.9.0 to 6.0.0' }),
    moving('a major version down', [to('5.9.0', '6.0.0')], { class: 'high', say: 'moves from 6.0.0 to 5.9.0' }),
    moving('a provider that was not locked before', [to('6.0.0')], { class: 'normal', say: 'for the first time' }),
    {
      title: 'beside other changes',
      plan: created('aws_sqs_queue.q', { name: 'q' }),
      providers: [to('5.9.0', '5.1.0')],
      class: 'normal',
      say: `${provider}: moves`,
    },
  ],
  silent: [
    moving('nothing moves', []),
    { title: 'a plan that brings no lock file', plan: created('aws_sqs_queue.q', { name: 'q' }) },
  ],
  unknown: 'decided by action and type',
};
