import { kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { afterOf, beforeOf, sets } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const attribute = 'max_session_duration';
const hour = 3600;
const impacts = { security: 'iam' } as const;

export const longerSession: ChangeRule = {
  id: 'longer-session',
  about: 'A stolen session can be used until it ends.',
  class: 'high',
  source: 'IAM-11',
  onChange: ({ change }) => {
    if (change.type !== 'aws_iam_role' || kindOf(change.actions) !== 'update' || !sets(change, attribute))
      return undefined;
    if (isUnknown(change, attribute))
      return cannotTell('how long its sessions last is known only later', { attribute, impacts });
    const [before, after] = [secondsOf(beforeOf(change, attribute)), secondsOf(afterOf(change, attribute))];
    return after > before
      ? fires(`lets sessions last ${after} seconds instead of ${before}`, { attribute, impacts })
      : undefined;
  },
};

function secondsOf(value: unknown): number {
  return typeof value === 'number' ? value : hour;
}
