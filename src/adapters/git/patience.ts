import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../domain/failure.ts';

const triesMax = 20;

/** Tries again while another git process holds the lock of a ref, of `packed-refs` or of an index. */
export async function patiently<Answer>(attempt: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (failure) {
      const isGits = failure instanceof Failure && failure.code === 'git-failed';
      if (tries === triesMax || !isGits || !isLocked(failure.message)) throw failure;
      await pause(tries);
    }
  }
}

/** Does git say that somebody else was quicker, or is at work right now? */
export function isLocked(say: string): boolean {
  return /cannot lock ref|could not lock config file|unable to update local ref|[.]lock'?: File exists|failed to (?:lock|update ref)/i.test(
    say,
  );
}

/** Waits longer each time, never as long as the other one does. */
export async function pause(tries: number): Promise<void> {
  await sleep(Math.min(tries, 8) * 20 * (0.5 + Math.random()));
}
