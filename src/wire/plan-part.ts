import type { Opened } from '../cli/opened.ts';
import type { Definitions } from '../domain/definitions.ts';
import { answerProviders } from '../parts/plan/answer-providers.ts';
import { answerRequest } from '../parts/plan/answer-request.ts';
import type { LedgerPlace } from './place.ts';
import { planWorldAt } from './plan-world.ts';

/** The plan part over its own world. It loads no rule of risk: whoever plans judges nothing. */
export function planPartAt(
  place: LedgerPlace,
  of: { readonly definitions: () => Promise<Definitions | undefined>; readonly stop: AbortSignal },
): Pick<Opened, 'planPart' | 'providersPart'> {
  const world = async () => planWorldAt(place, await of.definitions(), of.stop);
  return {
    planPart: async (job) => answerRequest(await world(), job),
    providersPart: async (release) => answerProviders(await world(), release),
  };
}
