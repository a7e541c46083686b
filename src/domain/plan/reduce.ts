import type { Analysis, ResourceChange, Value } from '../analysis.ts';
import type { EngineKind } from '../stack.ts';
import { kindOf, writes } from './actions.ts';
import type { Reduction } from './change.ts';
import { byAddress, reducedChange } from './change.ts';
import { codeThatRuns } from './code-that-runs.ts';
import { configurationOf } from './configuration.ts';
import type { Mask } from './mask.ts';
import { deferredOf, openChecks, outputsOf } from './outcomes.ts';
import type { Members } from './read.ts';
import { byText, listOf, membersOf, wordOf } from './read.ts';
import { remembered, withoutRepeats } from './repeats.ts';
import { siblingsOf } from './siblings.ts';
import { withDependents } from './with-dependents.ts';

export type AnalyseOptions = {
  readonly engine: EngineKind;
  /** HMAC under the ledger's key. It must be a function of its text alone, or no two analyses are ever equal. */
  readonly mask: Mask;
};

/** Rows that change nothing and were not kept: how many, and the types of the managed resources among them. */
export type Dropped = { readonly noops: number; readonly standing: ReadonlySet<string> };

const nothing: Dropped = { noops: 0, standing: new Set() };

/** The analysis of a plan whose shape has been checked. */
export function reduced(plan: Members, options: AnalyseOptions, dropped = nothing): Analysis {
  const { engine } = options;
  const hidden = remembered(options.mask);
  const { mask } = hidden;
  const reduction: Reduction = { configuration: configurationOf(plan), mask };
  const rows = withDependents(plan, rowsOf(plan.resource_changes, reduction));
  const changes = rows.filter((row) => kindOf(row.actions) !== 'no-op' || writes(row));
  const drift = rowsOf(plan.resource_drift, reduction);
  const analysis: Analysis = {
    schema: 1,
    engine,
    engineVersion: wordOf(plan.terraform_version),
    errored: plan.errored === true,
    ...(typeof plan.applyable === 'boolean' ? { applyable: plan.applyable } : {}),
    ...(typeof plan.complete === 'boolean' ? { complete: plan.complete } : {}),
    changes,
    noops: rows.length - changes.length + dropped.noops,
    drift,
    outputs: outputsOf(plan, mask),
    code: codeThatRuns(plan, changes, reduction),
    checks: openChecks(plan.checks),
    deferred: deferredOf(plan),
    standing: [...new Set([...standingTypes(rows), ...dropped.standing])].sort(byText),
    siblings: siblingsOf(plan, { changes, drift }, mask),
  };
  return withoutRepeats(analysis, hidden);
}

function standingTypes(rows: readonly ResourceChange[]): readonly string[] {
  const stay = rows.filter(
    ({ mode, actions }) => mode === 'managed' && !['delete', 'forget'].includes(kindOf(actions)),
  );
  return stay.map(({ type }) => type);
}

function rowsOf(rows: Value | undefined, reduction: Reduction): readonly ResourceChange[] {
  return listOf(rows)
    .map((row) => reducedChange(membersOf(row), reduction))
    .sort(byAddress);
}
