import { setTimeout as sleep } from 'node:timers/promises';
import type { ApplyOutcome } from '../../domain/promotion/facts.ts';
import type { Supervised } from '../../ports/engine.ts';
import { outcomeOf } from './outcome.ts';
import { type RunSeen, refuse } from './run-folder.ts';

const pollMs = 100;

/** Waits for the end of an apply: past the deadline, or when interrupted, one SIGINT and the grace, then `unknown`. */
export async function waitFor(apply: {
  readonly look: () => Promise<RunSeen>;
  readonly interrupt: () => Promise<boolean>;
  readonly runFolder: string;
  readonly limits: Parameters<Supervised['wait']>[1];
}): Promise<ApplyOutcome> {
  const { deadlineMs, graceMs, interrupted } = apply.limits;
  const started = performance.now();
  let askedAt: number | undefined;
  for (;;) {
    const seen = await apply.look();
    if (seen.is === 'finished') return outcomeOf(apply.runFolder, seen.code);
    if (seen.is === 'gone') return unknown('the engine and its supervisor are gone without a word');
    if (seen.is !== 'running' && (await refuse(apply.runFolder))) {
      return { result: 'not-started', say: 'no engine was started, and none will be' };
    }
    const now = performance.now();
    if (askedAt === undefined && (interrupted() || now - started >= deadlineMs)) {
      askedAt = now;
      await apply.interrupt();
    }
    if (askedAt !== undefined && now - askedAt >= graceMs) return unknown('the engine did not stop when asked');
    await sleep(pollMs);
  }
}

function unknown(say: string): ApplyOutcome {
  return { result: 'unknown', say };
}
