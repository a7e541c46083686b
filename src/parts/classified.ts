import { exceptionsAt } from '../domain/classification/exceptions.ts';
import { signalsOf } from '../domain/classification/sources.ts';
import type { Instant } from '../domain/instant.ts';
import type { CompanionEdit } from '../domain/plan-request.ts';
import type { JudgementInputs } from '../domain/risk/judgement-inputs.ts';
import type { Rules } from '../domain/rules.ts';

/** What a change writes, and in which stack. A plan record says it. */
export type Written = {
  readonly stack: string;
  readonly folder: string;
  readonly edits: readonly { readonly file: string }[];
  readonly companions: readonly CompanionEdit[];
};

type Classified = { readonly rules: Rules; readonly module: string; readonly written: Written; readonly at: Instant };

/** What a judgement rests on beside plan and policies. Nothing stands here where nothing is said. */
export function besidePlan(of: Classified): Pick<JudgementInputs, 'providers' | 'signals' | 'exceptions'> {
  const { rules, module, written, at } = of;
  const { stack, folder, edits, companions } = written;
  const path = [folder, ...new Set([...edits, ...companions].map(({ file }) => file))];
  const providers = companions.flatMap((companion) => companion.providers);
  const signals = signalsOf({ module: [module], path }, rules.classification);
  const exceptions = exceptionsAt(rules.exceptions, { module, stack, now: at });
  return {
    ...(providers.length === 0 ? {} : { providers }),
    ...(signals.length === 0 ? {} : { signals }),
    ...(exceptions.length === 0 ? {} : { exceptions }),
  };
}
