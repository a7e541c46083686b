import type { Analysis } from '../../domain/analysis.ts';
import { Failure } from '../../domain/failure.ts';
import { driftOf } from '../../domain/plan/drift.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { Difference } from '../../domain/promotion/facts.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { openBook } from '../book.ts';
import { openBench } from './bench.ts';
import { planAt } from './plan-at.ts';
import type { PlanWorld } from './world.ts';

/** What one look at a stack found. Nothing is sealed, nothing recorded. */
export type Looked =
  | {
      readonly looked: true;
      readonly state: 'absent' | 'there';
      readonly drifted: readonly Difference[];
      readonly pending: readonly Difference[];
      readonly analysis: Analysis;
    }
  | { readonly looked: false; readonly say: string };

/** Looks at a stack with the plan identity, at its current pin for drift and, where the request moves it, at the new one. */
export async function look(world: PlanWorld, request: PlanRequest): Promise<Looked> {
  try {
    return await lookOrFail(world, request);
  } catch (failure) {
    if (failure instanceof Failure) return { looked: false, say: `${failure.code}: ${failure.message}` };
    throw failure;
  }
}

async function lookOrFail(world: PlanWorld, request: PlanRequest): Promise<Looked> {
  const { opened } = await openBook(world.ledger).state();
  const bench = await openBench(world, request, { id: opened?.ledger ?? '', recipients: [] });
  if (isRefusal(bench)) return { looked: false, say: bench.say };
  try {
    const current = await planAt(world, request, { bench, edited: false });
    if (isRefusal(current) || 'status' in current) return { looked: false, say: current.say };
    const { drifted, pending } =
      current.state !== 'absent' ? driftOf(current.analysis.value) : { drifted: [], pending: [] };
    const found = {
      looked: true as const,
      state: current.state === 'absent' ? ('absent' as const) : ('there' as const),
      drifted,
      pending,
    };
    if (request.edits.length === 0) return { ...found, analysis: current.analysis.value };
    const moved = await planAt(world, request, { bench, edited: true });
    if (isRefusal(moved) || 'status' in moved) return { looked: false, say: moved.say };
    return { ...found, analysis: moved.analysis.value };
  } finally {
    await bench.workspace.release();
  }
}
