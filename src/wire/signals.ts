export type Interrupts = {
  /** Has anybody asked to stop? Then nothing more is started. */
  readonly stopping: () => boolean;
  /** Aborted by the second request: what runs here is interrupted too. */
  readonly signal: AbortSignal;
  readonly onStop: (act: () => void) => void;
  readonly close: () => void;
};

/**
 * Ctrl-C (DESIGN 6): the first asks to start nothing more; the second also interrupts what runs, once. In a pipeline,
 * whose machine dies in minutes, the first does both. A terminal that goes away is a first Ctrl-C.
 */
export function onInterrupt({ isPipeline }: { readonly isPipeline: boolean }): Interrupts {
  const twice = new AbortController();
  const acts: (() => void)[] = [];
  let count = 0;
  const interrupted = (): void => {
    count += 1;
    if (count === 1) for (const act of acts) act();
    if (count > 1 || isPipeline) twice.abort();
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.on(name, interrupted);
  return {
    stopping: () => count > 0,
    signal: twice.signal,
    onStop: (act) => acts.push(act),
    close: () => {
      for (const name of names) process.off(name, interrupted);
    },
  };
}
