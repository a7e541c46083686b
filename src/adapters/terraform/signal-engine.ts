import { setTimeout as sleep } from 'node:timers/promises';
import type { ProcessSeen } from '../../ports/processes.ts';
import { engineSince } from './run-folder.ts';

/** An engine that has not run this long may not yet listen to a SIGINT, and gets only one. */
const listensAfterMs = 700;

/** One SIGINT to the supervisor, which hands it on; not before its engine listens. */
export async function signalEngine(runFolder: string, seen: ProcessSeen): Promise<void> {
  const since = await engineSince(runFolder);
  const age = since === undefined ? 0 : Date.now() - since;
  await sleep(Math.min(Math.max(listensAfterMs - age, 0), listensAfterMs));
  try {
    process.kill(seen.pid, 'SIGINT');
  } catch {
    // It ended by itself in the meantime.
  }
}
