import { isMembers, memberOf, wordOf } from '../../plan/read.ts';
import type { RuleContext } from '../rule.ts';
import { loadBalancerAccounts } from './load-balancer-accounts.ts';

/** `unknown` where the plan and the estate do not even show which account is one's own. */
export type Whose = 'own' | 'estate' | 'aws' | 'stranger' | 'unknown';

/** Whose account is it? The estate's list is the list of those who are allowed for (risk-rules 7). */
export function whose(account: string, { analysis, environment, accounts }: RuleContext): Whose {
  const own = new Set([...ids(accounts[environment.account]), ...analysis.changes.flatMap(accountShown)]);
  if (own.has(account)) return 'own';
  if (Object.values(accounts).includes(account)) return 'estate';
  if (loadBalancerAccounts.has(account)) return 'aws';
  return own.size === 0 ? 'unknown' : 'stranger';
}

/** The account an object of the state stands in, by its own ARN. */
function accountShown({ mode, before }: RuleContext['analysis']['changes'][number]): readonly string[] {
  if (mode !== 'managed' || !isMembers(before)) return [];
  return ids(accountOfArn(wordOf(memberOf(before, 'arn'))));
}

function accountOfArn(arn: string): string | undefined {
  return /^arn:aws[a-z-]*:[^:]*:[^:]*:([0-9]{12}):/.exec(arn)?.[1];
}

function ids(account: string | undefined): readonly string[] {
  return account === undefined ? [] : [account];
}
