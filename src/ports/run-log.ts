/** The filtered stream of an engine's output, for people: `waves logs`. Never secret, kept beside the ledger. */
export type RunLog = {
  append(promotion: string, stack: string, lines: readonly string[]): Promise<void>;
  read(promotion: string, stack: string): Promise<string | undefined>;
};
