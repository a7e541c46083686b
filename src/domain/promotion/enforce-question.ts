import type { StackName } from '../stack.ts';
import type { Facts } from './gathered.ts';
import type { Present } from './present.ts';
import type { LedgerState, Promotion } from './state.ts';

/** All that an intent is decided on: the history, the present, and facts of known age. */
export type EnforceQuestion = {
  readonly ledger: LedgerState;
  readonly promotion: Promotion;
  readonly stack: StackName;
  readonly d: string;
  readonly present: Present;
  readonly facts: Facts;
  readonly runFolder: string;
};
