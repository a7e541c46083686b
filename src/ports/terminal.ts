/** A screen that somebody looks at: where talk is written, and may be written over. */
export type Terminal = {
  size(): { readonly width: number; readonly height: number };
  /** Text as it is, sequences that move the cursor included. Never throws. */
  write(text: string): void;
  /** Hides the cursor until `end`, or until the process ends in whatever way it still hears of. */
  begin(): void;
  end(): void;
  /** Calls back after each change of size, until the answer is called. */
  onResize(act: () => void): () => void;
};
