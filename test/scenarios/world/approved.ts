import type { Act } from '../../../src/domain/act.ts';
import { actId } from '../../../src/domain/promotion/act-id.ts';
import type { Fact } from '../../../src/domain/promotion/facts.ts';
import type { Entry } from '../../../src/ports/ledger.ts';

type Given = { readonly id: string; readonly act: Act; readonly at: number; revoked: boolean };
type Asked = Extract<Fact, { type: 'judged' }>;

/**
 * Applied is within approved, told again in a few lines and by none of the code under test: at each intent, for each
 * role its plan asked for, another person's yes to exactly that plan, not revoked and not too old; and never the
 * author's own (INV-1, INV-3, INV-4). The lesson's two needs are all there are here: roles, or nobody.
 */
export function approvalFaults(entries: readonly Entry[]): readonly string[] {
  const asked = new Map<string, Asked>();
  const given: Given[] = [];
  const faults: string[] = [];
  for (const { facts, at } of entries) {
    for (const fact of facts) {
      if (fact.type === 'judged') asked.set(fact.d, fact);
      if (fact.type === 'approved') given.push({ id: actId(fact.act), act: fact.act.act, at, revoked: false });
      if (fact.type === 'approval-revoked') revoke(given, fact.act.act.revokes);
      if (fact.type !== 'apply-intended') continue;
      const judged = asked.get(fact.d);
      const why = judged ? missing(judged, { given, at }) : 'no plan that was judged';
      if (why !== undefined) faults.push(`${fact.stack} was applied without approval: ${why}`);
    }
  }
  return faults;
}

function revoke(given: readonly Given[], id: string | undefined): void {
  for (const grant of given) if (grant.id === id) grant.revoked = true;
}

function missing({ d, need, record }: Asked, { given, at }: { given: readonly Given[]; at: number }) {
  const standing = given.filter(
    ({ act, revoked }) =>
      !revoked &&
      (act.records ?? []).some((one) => one.d === d) &&
      at < Math.min(act.at + need.lifetime, act.expiresAt ?? record.expires, record.expires) &&
      !record.authors.persons.includes(act.by),
  );
  const byRole = need.roles.map(
    (role) => new Set(standing.filter(({ act }) => act.role === role).map(({ act }) => act.by)),
  );
  const lacking = need.roles.find((_, index) => byRole[index]?.size === 0);
  if (lacking !== undefined) return `nobody said yes as ${lacking}`;
  const persons = new Set(byRole.flatMap((holders) => [...holders]));
  if (persons.size < need.roles.length) return 'one person stands for two roles';
  return need.anyPerson && standing.length === 0 ? 'nobody said yes' : undefined;
}
