import { digestOfValue } from '../../domain/digest.ts';
import type { AcceptedDrift } from '../../domain/drift/expected-drift.ts';
import type { Acceptance, LedgerState } from '../../domain/promotion/state.ts';
import type { Rules } from '../../domain/rules.ts';
import type { ApplyWorld } from './world.ts';

/**
 * The ledger with only such acceptances of this stack's drift as prove themselves: signed by who they say, about exactly
 * what stands there, for this ledger. Whoever may append could write any other (DESIGN 5.9).
 */
export async function withProvenAcceptances(
  world: ApplyWorld,
  ledger: LedgerState,
  { stack, rules }: { readonly stack: string; readonly rules: Rules },
): Promise<LedgerState> {
  const known = { rules, sandboxKeys: ledger.opened?.sandboxKeys ?? {}, at: world.clock.now() };
  const acceptances: Acceptance[] = [];
  for (const acceptance of ledger.acceptances.filter((one) => one.stack === stack)) {
    if (!isAbout(acceptance, ledger.opened?.ledger)) continue;
    if ((await world.proof.verify(acceptance.act, known)).valid) acceptances.push(acceptance);
  }
  return { ...ledger, acceptances };
}

function isAbout(acceptance: Acceptance, ledger: string | undefined): boolean {
  const { act } = acceptance.act;
  const { stack, addresses, attributes, owner, reason, expires, by } = acceptance;
  const statement: AcceptedDrift = { stack, addresses, attributes, owner, reason, expires, by };
  const says = act.type === 'waves.accept-drift' && act.ledger === ledger && act.by === by && act.stack === stack;
  return says && act.about === digestOfValue(statement);
}
