import type { Rule } from '../../rule.ts';
import { errored } from './errored.ts';
import { failedCheck } from './failed-check.ts';
import { incomplete } from './incomplete.ts';
import { notApplyable } from './not-applyable.ts';
import { output } from './output.ts';
import { providerMoves } from './provider-moves.ts';
import { unknownAction } from './unknown-action.ts';
import { unknownProvider } from './unknown-provider.ts';
import { unknownType } from './unknown-type.ts';

/** Can this plan be trusted, and does it hold what no list of changes shows (PLN)? */
export const planRules: readonly Rule[] = [
  errored,
  notApplyable,
  incomplete,
  failedCheck,
  unknownAction,
  unknownType,
  unknownProvider,
  output,
  providerMoves,
];
