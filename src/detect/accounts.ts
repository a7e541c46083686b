import { stackFolders } from '../config/discover.ts';
import type { StackPattern } from '../config/stack-pattern.ts';
import { capturesOf, stackPatternFrom } from '../config/stack-pattern.ts';
import type { AccountId } from './account-ids.ts';
import { accountIdFrom, accountSigns } from './account-ids.ts';
import type { Root } from './roots.ts';
import type { Seen } from './seen.ts';

export type AccountFound = AccountId & { readonly name: string; readonly stacks: number };

/** The accounts that a pattern captures, with the ids that their stacks' files name. */
export function accountsOf(roots: readonly Root[], pattern: string, seen: Seen): readonly AccountFound[] {
  const parsed = stackPatternFrom(pattern) as StackPattern;
  const named = roots.flatMap((root) => {
    const account = capturesOf(root.folder, parsed)?.account;
    return account === undefined ? [] : [{ account, root }];
  });
  return [...Map.groupBy(named, ({ account }) => account)]
    .map(([name, of]) => ({
      name,
      stacks: of.length,
      ...accountIdFrom(
        name,
        of.flatMap(({ root }) => accountSigns(root, seen)),
      ),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Names of the stacks that a pattern makes, one for each folder. */
export function stacksBy(pattern: string, seen: Seen): readonly string[] {
  const parsed = stackPatternFrom(pattern);
  if (typeof parsed === 'string') return [];
  return stackFolders(seen.paths, parsed).map(({ captures }) => `${captures.account}/${captures.stack}`);
}
