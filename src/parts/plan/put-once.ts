import { Failure } from '../../domain/failure.ts';
import type { PlanWorld } from './world.ts';

/** Two plan parts may answer one request; the first result stands. */
export async function putOnce({ results }: PlanWorld, request: string, text: string): Promise<void> {
  try {
    await results.put(request, text);
  } catch (failure) {
    if (!(failure instanceof Failure && failure.code === 'already-there')) throw failure;
  }
}
