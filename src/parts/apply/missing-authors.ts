import type { Judged, LedgerState, Promotion } from '../../domain/promotion/state.ts';
import { authorsOf } from '../authors.ts';
import type { GovernedRules } from '../governed-rules.ts';
import type { ApplyWorld } from './world.ts';

/** Authors that git names and the record leaves out: whoever judged may not make an author an approver. */
export async function missingAuthors(
  world: ApplyWorld,
  of: { promotion: Promotion; judged: Judged; ledger: LedgerState; rules: GovernedRules },
): Promise<readonly string[]> {
  const { promotion, judged, ledger, rules } = of;
  const { record } = judged;
  const change = { ...record, firstApply: record.state === 'absent', starter: promotion.starter };
  const found = await authorsOf(world, change, { ledger, rules: rules.definitions.rules });
  const said = new Set([...record.authors.persons, ...record.authors.unknown]);
  return [...found.persons, ...found.unknown].filter((author) => !said.has(author));
}
