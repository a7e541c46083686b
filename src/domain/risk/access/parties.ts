import type { Condition } from '../../iam/condition.ts';
import type { Grant } from '../../iam/document.ts';
import { guardOf, guardsOf } from '../../iam/guard.ts';
import { accountOf, everybody } from '../../iam/principal.ts';

/** Whom a grant lets in, as far as it says: accounts by id, organizations by id, and principals whose account never shows. */
export type Parties = {
  readonly accounts: readonly string[];
  readonly organizations: readonly string[];
  readonly nameless: readonly string[];
};

/** Does it name everybody, and no fixed caller, source or network either? */
export function isPublic({ principals, conditions }: Grant): boolean {
  if (!principals.not && !principals.names.includes(everybody)) return false;
  const guards = guardsOf(conditions);
  return !(['caller', 'source', 'network'] as const).some((guard) => guards.has(guard));
}

export function partiesOf({ principals, conditions }: Grant): Parties {
  const names = principals.not ? [everybody] : principals.names;
  const isNamed = (name: string): boolean => name !== everybody && !name.startsWith('Service:');
  const named = names.filter(isNamed);
  const isTied = named.length < names.length;
  return {
    accounts: unique([
      ...named.flatMap((name) => accountOf(name) ?? []),
      ...(isTied ? conditions.flatMap(accountsTied) : []),
    ]),
    organizations: isTied ? unique(conditions.flatMap(organizationsTied)) : [],
    nameless: unique(named.filter((name) => /^CanonicalUser:/.test(name))),
  };
}

/** Accounts that a condition ties the caller or the source to. */
function accountsTied(condition: Condition): readonly string[] {
  if (guardOf(condition) !== 'caller' && guardOf(condition) !== 'source') return [];
  return condition.values.flatMap((value) => {
    if (/^[0-9]{12}$/.test(value)) return [value];
    const account = /^arn:aws[a-z-]*:[^:]*:[^:]*:([0-9]{12}):/.exec(value)?.[1];
    return account === undefined ? [] : [account];
  });
}

function organizationsTied(condition: Condition): readonly string[] {
  return /:(?:principal|source)org(?:id|paths)$/.test(condition.key) && guardOf(condition) !== undefined
    ? condition.values.map((value) => value.split('/')[0] ?? value)
    : [];
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
