import type { Analysis, Value } from '../analysis.ts';
import type { Refusal } from '../refusal.ts';
import { lacks } from './lacks.ts';
import { lookAlike, noPlan } from './no-plan.ts';
import { membersOf } from './read.ts';
import type { AnalyseOptions, Dropped } from './reduce.ts';
import { reduced } from './reduce.ts';
import { shapeProblem } from './shape.ts';

/** The analysis of what was kept of a plan (`planParts`), or what it is instead. */
export function gatheredAnalysis(value: Value, options: AnalyseOptions, dropped: Dropped): Analysis | Refusal {
  const plan = membersOf(value);
  const problem = shapeProblem(value);
  if (problem !== undefined) return noPlan(lookAlike(plan), problem);
  const missed = lacks(plan);
  return missed === undefined ? reduced(plan, options, dropped) : noPlan('other', missed);
}
