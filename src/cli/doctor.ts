/** What became of one look. Only what is wrong, or must be known and cannot be told, is a reason of the command. */
export type Verdict = 'ok' | 'warning' | 'wrong' | 'cannot-tell' | 'not-applicable';

export type Found = {
  readonly verdict: Verdict;
  /** Which of several: an account, a stack, a file. */
  readonly subject?: string;
  /** What was seen. Never a secret. */
  readonly evidence: string;
  /** The command or the line that puts it right. */
  readonly fix?: string;
};

/** One line of `waves doctor`. */
export type Line = Found & { readonly check: string };
