import type { Grant } from '../../../iam/document.ts';
import { guardsOf } from '../../../iam/guard.ts';
import { accountOf, everybody } from '../../../iam/principal.ts';
import { kindOf } from '../../../plan/actions.ts';
import { accountsNamed } from '../../rights/accounts.ts';
import { lostConditions } from '../../rights/lost-conditions.ts';
import { trustAttribute, trustChange } from '../../rights/trust.ts';
import type { ChangeRule, Hit, RuleContext } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const at = { attribute: trustAttribute, impacts: { security: 'iam' } } as const;

export const trustWidened: ChangeRule = {
  id: 'trust-widened',
  about: 'Whoever may take a role has all its rights.',
  class: 'high',
  source: 'IAM-07',
  onChange: ({ change, ...context }) => {
    const trust = trustChange(change, context.analysis);
    if (trust === undefined) return undefined;
    if (trust === 'later')
      return cannotTell('who may take this role is known only later', { ...at, class: 'critical' });
    if (trust === 'unreadable')
      return cannotTell('who may take this role cannot be read', { ...at, class: 'critical' });
    const isNew = kindOf(change.actions) === 'create';
    return [
      ...trust.comparison.added.flatMap((grant) => [
        ...lostHits(grant, lostConditions(grant, trust.before)),
        ...principalHits(grant, { isNew, context, before: trust.before }),
      ]),
      ...trust.comparison.deniesRemoved.map(() => fires('no longer keeps somebody from taking this role', at)),
    ];
  },
};

function lostHits(grant: Grant, keys: readonly string[]): readonly Hit[] {
  if (keys.length === 0) return [];
  const isOpen = keys.some((key) => key.endsWith(':sub')) && !guardsOf(grant.conditions).has('subject');
  return [
    fires(
      `may be taken without or under a wider condition on ${keys.join(', ')}`,
      isOpen ? { ...at, class: 'critical' } : at,
    ),
  ];
}

type Around = { readonly isNew: boolean; readonly context: RuleContext; readonly before: readonly Grant[] };

function principalHits(grant: Grant, around: Around): readonly Hit[] {
  const { principals } = grant;
  if (principals.not) return [fires('lets everybody but some take this role', { ...at, class: 'critical' })];
  const had = new Set(around.before.flatMap((one) => (one.effect === 'Allow' ? one.principals.names : [])));
  return principals.names
    .filter((name) => !had.has(name) || name === everybody)
    .map((name) => principalHit(name, grant, around));
}

function principalHit(name: string, grant: Grant, { isNew, context }: Around): Hit {
  const guards = guardsOf(grant.conditions);
  if (name === everybody) {
    return guards.has('caller') || guards.has('source')
      ? fires('lets many take this role, under a condition', at)
      : fires('lets everybody take this role', { ...at, class: 'critical' });
  }
  if (name.startsWith('Service:')) {
    return fires(`lets ${name.slice('Service:'.length)} take this role`, isNew ? { ...at, class: 'normal' } : at);
  }
  if (name.startsWith('Federated:')) return federatedHit(name.slice('Federated:'.length), grant);
  return accountHit(name, context);
}

function federatedHit(provider: string, grant: Grant): Hit {
  const isToken = grant.actions.names.some((action) =>
    /^(?:sts:)?(?:assumerolewithwebidentity|[*])/.test(action.replace('sts:*', '*')),
  );
  if (isToken && !guardsOf(grant.conditions).has('subject')) {
    return fires(`lets every token of ${provider} take this role`, { ...at, class: 'critical' });
  }
  return fires(`lets ${provider} take this role`, at);
}

function accountHit(name: string, context: RuleContext): Hit {
  const { own, estate } = accountsNamed(context);
  const account = accountOf(name);
  if (account !== undefined && account === own) return fires(`lets ${named(name)} of this account take this role`, at);
  if (account !== undefined && estate.has(account))
    return fires(`lets account ${account} of the estate take this role`, at);
  return fires(
    `lets ${account === undefined ? named(name) : `account ${account}`} take this role, which is none of the estate`,
    {
      ...at,
      class: 'critical',
    },
  );
}

function named(principal: string): string {
  const name = principal.replace(/^[A-Za-z]+:/, '');
  return /^[0-9]{12}$/.test(name) ? 'everybody' : (name.split(':').at(-1) ?? name);
}
