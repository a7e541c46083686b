import type { Analysis } from '../analysis.ts';
import type { Digest } from '../digest.ts';
import type { Own } from './abstract-text.ts';

/** A plan that may stand for others. */
export type Shaped = {
  readonly stack: string;
  readonly analysis: Analysis;
  /** Of the plan as it was analysed, whatever is hidden of it since. */
  readonly fingerprint: Digest;
  readonly own: Own;
  /** What else must be the same for two plans to be shown as one, such as how they are judged. */
  readonly also?: string;
};
