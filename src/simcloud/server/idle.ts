import type { Watch } from '../provider/listen.ts';

/** Calls `onIdle` when no call was begun or running for so long. */
export function idleWatch(idleMinutes: number | undefined, onIdle: () => void): Watch & { close(): void } {
  let running = 0;
  let timer: NodeJS.Timeout | undefined;
  const rest = (): void => {
    clearTimeout(timer);
    if (idleMinutes === undefined || running > 0) return;
    timer = setTimeout(onIdle, idleMinutes * 60_000);
    timer.unref();
  };
  rest();
  return {
    begin: () => {
      running += 1;
      clearTimeout(timer);
    },
    end: () => {
      running -= 1;
      rest();
    },
    close: () => {
      idleMinutes = undefined;
      clearTimeout(timer);
    },
  };
}
