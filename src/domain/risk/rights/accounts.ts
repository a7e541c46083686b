import type { RuleContext } from '../rule.ts';

/** Ids of the account the plan is for, where the estate says it, and of all accounts of the estate. */
export function accountsNamed({ accounts, environment }: RuleContext): {
  readonly own: string | undefined;
  readonly estate: ReadonlySet<string>;
} {
  const own = Object.hasOwn(accounts, environment.account) ? accounts[environment.account] : undefined;
  return { own, estate: new Set(Object.values(accounts)) };
}
