import type { Analysis } from '../../../src/domain/analysis.ts';
import { fingerprintOf } from '../../../src/domain/plan/fingerprint.ts';
import { withoutKey } from '../../../src/domain/plan/without-key.ts';
import { judge } from '../../../src/domain/risk/judge.ts';
import type { PolicyRow } from '../../../src/domain/rules.ts';
import { nothingOwn } from '../../../src/domain/shape/abstract-text.ts';
import type { CommentedPlan, CommentOf } from '../../../src/views/comment/plan.ts';
import { budgets } from '../../../src/views/comment/plan.ts';
import { fixtureAnalysis, planOf, type Row } from '../../domain/plan/plans.ts';
import { production } from '../../domain/risk/judging.ts';

/** An analysis as a comment shows it. */
export function commented(stack: string, made: Analysis, policies: readonly PolicyRow[] = []): CommentedPlan {
  const analysis = withoutKey(made);
  const judgement = judge(analysis, { environment: production, policies, module: 'network-edge', accounts: {} });
  return { stack, analysis, judgement, fingerprint: fingerprintOf(analysis), own: nothingOwn };
}

export function ofFixture(stack: string, name: string, policies: readonly PolicyRow[] = []): CommentedPlan {
  return commented(stack, fixtureAnalysis(name), policies);
}

export function ofRows(stack: string, ...changes: readonly Row[]): CommentedPlan {
  return commented(stack, planOf({ changes }));
}

export function comment(plans: readonly CommentedPlan[], more: Partial<CommentOf> = {}): CommentOf {
  const next = 'waves run network-edge@2.5.0';
  return { module: 'network-edge', plans, failed: [], asks: [], next, earlier: [], budget: budgets.github, ...more };
}

export function lengthOf(text: string): number {
  return [...text].length;
}
