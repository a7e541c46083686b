/** What the world did before it broke. Retrying is allowed on `nothing-happened` only. */
export type FailureOutcome = 'nothing-happened' | 'happened' | 'unknown';

/** The outside world broke. Thrown by adapters, caught by the parts (as a fact) and by main (printed). */
export class Failure extends Error {
  readonly code: string;
  readonly outcome: FailureOutcome;

  constructor(code: string, message: string, options: { outcome: FailureOutcome; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'Failure';
    this.code = code;
    this.outcome = options.outcome;
  }
}
