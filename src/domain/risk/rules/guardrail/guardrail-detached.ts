import { destroys } from '../../../plan/actions.ts';
import { beforeOf } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

/** The policy AWS attaches everywhere, which allows everything. Where it goes, nothing is allowed. */
const allowsAll = 'p-FullAWSAccess';

export const guardrailDetached: ChangeRule = {
  id: 'guardrail-detached',
  about: 'A policy of the organization holds only where it is attached. Taken off, everything below is free of it.',
  class: 'critical',
  source: 'ORG: detach from root, unit or account',
  onChange: ({ change }) => {
    if (change.type !== 'aws_organizations_policy_attachment' || !destroys(change)) return undefined;
    if (beforeOf(change, 'skip_destroy') === true) return undefined;
    const impacts = { security: 'policy' } as const;
    return beforeOf(change, 'policy_id') === allowsAll
      ? fires('takes away the policy that allows everything, which can lock out all below', { class: 'high', impacts })
      : fires('takes a policy off a place of the organization', { impacts });
  },
};
