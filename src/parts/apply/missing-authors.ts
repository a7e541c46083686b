import { digestOfValue } from '../../domain/digest.ts';
import type { Judged, LedgerState, Promotion } from '../../domain/promotion/state.ts';
import type { Rules } from '../../domain/rules.ts';
import type { StackName } from '../../domain/stack.ts';
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
  const known = { rules: rules.definitions.rules, sandboxKeys: ledger.opened?.sandboxKeys ?? {} };
  const found = await authorsOf(world, change, {
    ledger: await proven(world, ledger, { ...known, stack: record.stack }),
    ...known,
  });
  const said = new Set([...record.authors.persons, ...record.authors.unknown]);
  return [...found.persons, ...found.unknown].filter((author) => !said.has(author));
}

/** Without an adoption that nobody signed: it would make everybody who wrote a stack before no author of it. */
async function proven(
  { proof }: ApplyWorld,
  ledger: LedgerState,
  of: { rules: Rules; sandboxKeys: Readonly<Record<string, string>>; stack: StackName },
): Promise<LedgerState> {
  const last = ledger.lastApplied.get(of.stack);
  if (!last?.adopted) return ledger;
  const { adoption, act } = last.adopted;
  const { type, stack, about } = act.act;
  const isHere = act.act.ledger === ledger.opened?.ledger && stack === of.stack && adoption.stack === of.stack;
  const isSaid = type === 'waves.adopt' && isHere && about === digestOfValue(adoption);
  const isProven = isSaid && (await proof.verify(act, { ...of, at: last.at })).valid;
  if (isProven) return ledger;
  return { ...ledger, lastApplied: new Map([...ledger.lastApplied].filter(([name]) => name !== of.stack)) };
}
