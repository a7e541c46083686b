import type { Expectation } from './expected-drift.ts';

/** A thing that was found different, for people: an address or output, and what about it. */
export type Difference = {
  readonly address: string;
  readonly say: string;
  /** What of it differs; empty where the whole object is gone. Left out where nobody may expect it. */
  readonly attributes?: readonly string[];
  /** It lets somebody in: expected only by name, never by a pattern. */
  readonly isGrant?: true;
  /** Under whose leave it stands. */
  readonly expected?: Expectation;
  /** Under whose leave it stood, until that ended. */
  readonly lapsed?: Expectation;
};
