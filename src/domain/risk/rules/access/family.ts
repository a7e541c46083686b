import type { Rule } from '../../rule.ts';
import { confusedDeputy } from './confused-deputy.ts';
import { keyRules } from './keys.ts';
import { logBucketPolicy } from './log-bucket-policy.ts';
import { newAccount } from './new-account.ts';
import { openDoorRules } from './open-doors.ts';
import { policyUnread } from './policy-unread.ts';
import { protectionDeny } from './protection-deny.ts';
import { publicPolicy } from './public-policy.ts';
import { publicWrite } from './public-write.ts';
import { resourcePolicyChange } from './resource-policy-change.ts';
import { resourcePolicyRemoved } from './resource-policy-removed.ts';

/** Who may use one resource, by a policy on the resource itself (RES)? */
export const accessRules: readonly Rule[] = [
  resourcePolicyChange,
  policyUnread,
  publicPolicy,
  publicWrite,
  newAccount,
  confusedDeputy,
  protectionDeny,
  resourcePolicyRemoved,
  logBucketPolicy,
  ...keyRules,
  ...openDoorRules,
];
