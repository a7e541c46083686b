import type { Analysis } from '../../domain/analysis.ts';
import type { Difference } from '../../domain/drift/difference.ts';
import { Failure } from '../../domain/failure.ts';
import { driftOf } from '../../domain/plan/drift.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { StateMark } from '../../domain/plan-result.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { openBook } from '../book.ts';
import { openBench } from './bench.ts';
import { planAt } from './plan-at.ts';
import type { PlanWorld } from './world.ts';

/** What one look at a stack found. Nothing is sealed, nothing recorded. */
export type Looked =
  | {
      readonly looked: true;
      readonly state: StateMark;
      readonly drifted: readonly Difference[];
      readonly pending: readonly Difference[];
      readonly analysis: Analysis;
    }
  /** `engineFailed`: the engine looked and ended with an error; else nobody came so far. */
  | { readonly looked: false; readonly engineFailed: boolean; readonly say: string };

/** Looks at a stack with the plan identity, at its current pin for drift and, where the request moves it, at the new one. */
export async function look(world: PlanWorld, request: PlanRequest): Promise<Looked> {
  try {
    return await lookOrFail(world, request);
  } catch (failure) {
    if (failure instanceof Failure) return notLooked(`${failure.code}: ${failure.message}`);
    throw failure;
  }
}

async function lookOrFail(world: PlanWorld, request: PlanRequest): Promise<Looked> {
  const { opened } = await openBook(world.ledger).state();
  const bench = await openBench(world, request, { id: opened?.ledger ?? '', recipients: [] });
  if (isRefusal(bench)) return notLooked(bench.say);
  try {
    const current = await planAt(world, request, { bench, edited: false });
    if (isRefusal(current)) return notLooked(current.say);
    if ('status' in current) return { ...notLooked(current.say), engineFailed: true };
    const { drifted, pending } =
      current.state !== 'absent' ? driftOf(current.analysis.value) : { drifted: [], pending: [] };
    const found = {
      looked: true as const,
      state: current.state,
      drifted,
      pending,
    };
    if (request.edits.length === 0) return { ...found, analysis: current.analysis.value };
    const moved = await planAt(world, request, { bench, edited: true });
    if (isRefusal(moved)) return notLooked(moved.say);
    if ('status' in moved) return { ...notLooked(moved.say), engineFailed: true };
    return { ...found, analysis: moved.analysis.value };
  } finally {
    await bench.workspace.release();
  }
}

function notLooked(say: string) {
  return { looked: false as const, engineFailed: false, say };
}
