import type { Analysis, ResourceChange } from '../../analysis.ts';
import { oncePer } from '../../once.ts';
import { memberOf, wordOf } from '../../plan/read.ts';
import { resourcePolicy } from '../resource-types/security.ts';
import { accountsNamed } from '../rights/accounts.ts';
import type { RuleContext } from '../rule.ts';
import { loadBalancerAccounts } from './load-balancer-accounts.ts';

/** `unknown` where the plan and the estate do not even show which account is one's own. */
export type Whose = 'own' | 'estate' | 'aws' | 'stranger' | 'unknown';

/** Whose account is it? The estate's list is the list of those who are allowed for (risk-rules 7). */
export function whose(account: string, context: RuleContext): Whose {
  const shown = accountsShown(context.analysis);
  const { own, estate } = accountsNamed(context);
  if (account === own || shown.has(account)) return 'own';
  if (estate.has(account)) return 'estate';
  if (loadBalancerAccounts.has(account)) return 'aws';
  return own === undefined && shown.size === 0 ? 'unknown' : 'stranger';
}

const accountsShown = oncePer(
  (analysis: Analysis): ReadonlySet<string> => new Set(analysis.changes.flatMap(accountShown)),
);

/** Attributes that name the resource a policy is on. Nobody can put one on the resource of a stranger. */
const names = ['arn', 'resource_arn', 'secret_arn', 'queue_url', 'key_id', 'function_name'];

/** The account an object of the state stands in, by its own ARN, or the one a policy names its resource in. */
function accountShown({ type, mode, before, after }: ResourceChange): readonly string[] {
  if (mode !== 'managed') return [];
  const placed = resourcePolicy.has(type)
    ? [before, after].flatMap((side) => names.map((name) => memberOf(side, name)))
    : [];
  return [memberOf(before, 'arn'), ...placed].flatMap((text) => accountIn(wordOf(text)));
}

function accountIn(text: string): readonly string[] {
  const account = /^(?:arn:aws[a-z-]*:[^:]*:[^:]*:|https:[/][/]sqs[^/]*[/])([0-9]{12})[:/]/.exec(text)?.[1];
  return account === undefined ? [] : [account];
}
