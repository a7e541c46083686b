/**
 * Ctrl-C (DESIGN 6): the first asks to start nothing more; the second also interrupts what runs, once. A terminal that
 * goes away is a first Ctrl-C.
 */
export function onInterrupt() {
  const twice = new AbortController();
  let count = 0;
  const interrupted = (): void => {
    count += 1;
    if (count > 1) twice.abort();
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.on(name, interrupted);
  return {
    stopping: () => count > 0,
    signal: twice.signal,
    close: () => {
      for (const name of names) process.off(name, interrupted);
    },
  };
}
