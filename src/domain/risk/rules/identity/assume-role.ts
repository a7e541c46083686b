import { allows, isBroad, isWholeService } from '../../../iam/ask.ts';
import type { Grant } from '../../../iam/document.ts';
import { accountsNamed } from '../../rights/accounts.ts';
import { addedBy } from '../../rights/sides.ts';
import type { ChangeRule, Hit, RuleContext } from '../../rule.ts';
import { fires } from '../../rule.ts';

const action = 'sts:assumerole';
const impacts = { security: 'iam' } as const;

export const assumeRole: ChangeRule = {
  id: 'assume-role',
  about: 'Whoever may take a role has all its rights, and a role of another account leads out of this one.',
  class: 'high',
  source: 'IAM-11',
  onChange: ({ change, ...context }) =>
    addedBy(change, context.analysis).flatMap(({ grant, attribute }) => {
      const found = hit(grant, context);
      return found === undefined ? [] : [{ ...found, attribute, impacts }];
    }),
};

function hit(grant: Grant, context: RuleContext): Hit | undefined {
  if (!allows(grant, action) || isWholeService(grant, action)) return undefined;
  if (isBroad(grant)) return fires('lets every role be taken that trusts this account');
  const { own, estate } = accountsNamed(context);
  const others = grant.resources.names.flatMap((name) => {
    const account = /^arn:[^:]*:iam::([^:]*):/.exec(name)?.[1];
    const isForeign = account !== undefined && account !== own && !(own === undefined && estate.has(account));
    return isForeign ? [account] : [];
  });
  if (others.length === 0) return undefined;
  return fires(`lets roles of another account be taken: ${[...new Set(others)].sort().join(', ')}`);
}
