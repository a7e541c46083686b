import { isUnknown } from '../../plan/change.ts';
import { textsOf } from '../../plan/read.ts';
import { afterOf, beforeOf } from '../change-facts.ts';
import type { Reading } from './reading.ts';

/** What carries a right that stands elsewhere: seen, and judged by the rules of that right. */
export const carrierReading: Reading = {
  types: ['aws_iam_instance_profile', 'aws_iam_group', 'aws_iam_service_linked_role'],
  attributes: ['role', 'name', 'path', 'description', 'unique_id', 'arn', 'id'],
  wholeType: true,
  meaning: () => 'wider',
};

/** Lists of members: whoever comes in widens, whoever goes narrows. */
export const membersReading: Reading = {
  types: ['aws_iam_user_group_membership', 'aws_iam_group_membership'],
  attributes: ['groups', 'users'],
  wholeType: true,
  meaning: (change) => {
    const attribute = change.type === 'aws_iam_group_membership' ? 'users' : 'groups';
    if (isUnknown(change, attribute)) return 'cannot-tell';
    const [before, after] = [textsOf(beforeOf(change, attribute)), textsOf(afterOf(change, attribute))];
    if (after.some((name) => !before.includes(name))) return 'wider';
    return before.some((name) => !after.includes(name)) ? 'narrower' : 'same';
  },
};
