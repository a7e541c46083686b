import type { Present } from './present.ts';
import type { LedgerState, Promotion, StackProgress } from './state.ts';

/** A stack of a promotion, and all that its gates look at. */
export type GateQuestion = {
  readonly promotion: Promotion;
  readonly ledger: LedgerState;
  readonly present: Present;
  readonly member: StackProgress;
};

/** The command that carries a promotion on. */
export function runCommand(promotion: Promotion): string {
  if (promotion.kind === 'reconcile') return `waves reconcile ${[...promotion.stacks.keys()].join(' ')}`;
  return `waves run ${promotion.release.module}@${promotion.release.version}`;
}
