import type { ClassificationException } from '../classification/exceptions.ts';
import type { Signal } from '../classification/sources.ts';
import type { Environment } from '../environment.ts';
import type { ProviderMove } from '../provider-lock.ts';
import type { PolicyRow } from '../rules.ts';

/** Everything beside the analysis that a judgement rests on. Recorded with it, so that it can be made again. */
export type JudgementInputs = {
  readonly environment: Environment;
  readonly policies: readonly PolicyRow[];
  readonly module: string;
  /** Ids of the estate's accounts by name. */
  readonly accounts: Readonly<Record<string, string>>;
  /** Providers that move with the release; left out where none does. */
  readonly providers?: readonly ProviderMove[];
  /** What other sources than the plan say; left out where they say nothing. */
  readonly signals?: readonly Signal[];
  /** Exceptions that hold for this stack now; left out where there is none. */
  readonly exceptions?: readonly ClassificationException[];
};
