import type { Analysis, OutputChange, ResourceChange, Value } from '../analysis.ts';
import { canonical } from '../canonical.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { EngineKind } from '../stack.ts';
import { kindOf, writes } from './actions.ts';
import type { Reduction } from './change.ts';
import { byAddress, reducedChange } from './change.ts';
import { codeThatRuns } from './code-that-runs.ts';
import { configurationOf } from './configuration.ts';
import { parseJson } from './json.ts';
import type { Mask } from './mask.ts';
import type { Members } from './read.ts';
import { byText, listOf, memberOf, membersOf, textOf, textsOf, wordOf } from './read.ts';
import { shapeProblem } from './shape.ts';
import { siblingsOf } from './siblings.ts';

export type AnalyseOptions = {
  readonly engine: EngineKind;
  /** HMAC under the ledger's key. It must be a function of its text alone, or no two analyses are ever equal. */
  readonly mask: Mask;
};

/**
 * Reads what `show -json` says of a plan and reduces it to what rules and people read (DESIGN 5.9). Refused with
 * `invalid-file` where the text is no plan this release can read; never throws, whatever the text. Equal plans give
 * equal analyses whatever the order of keys and rows; time is left out.
 */
export function analyse(json: string, options: AnalyseOptions): Analysis | Refusal {
  const parsed = parseJson(json);
  if ('wrong' in parsed) return unreadable(`the text is no JSON: ${parsed.wrong}`);
  const problem = shapeProblem(parsed.value);
  return problem === undefined
    ? reduced(membersOf(parsed.value), options)
    : unreadable(`the file is no plan: ${problem}`);
}

function reduced(plan: Members, { engine, mask }: AnalyseOptions): Analysis {
  const reduction: Reduction = { configuration: configurationOf(plan), mask };
  const rows = rowsOf(plan.resource_changes, reduction);
  const changes = rows.filter((row) => kindOf(row.actions) !== 'no-op' || writes(row));
  const drift = rowsOf(plan.resource_drift, reduction);
  return {
    schema: 1,
    engine,
    engineVersion: wordOf(plan.terraform_version),
    errored: plan.errored === true,
    ...(typeof plan.applyable === 'boolean' ? { applyable: plan.applyable } : {}),
    ...(typeof plan.complete === 'boolean' ? { complete: plan.complete } : {}),
    changes,
    noops: rows.length - changes.length,
    drift,
    outputs: outputsOf(membersOf(plan.output_changes), mask),
    code: codeThatRuns(plan, changes, reduction),
    failedChecks: failedChecks(plan.checks),
    deferred: listOf(plan.deferred_changes).length + listOf(plan.deferred_action_invocations).length,
    siblings: siblingsOf(plan, { changes, drift }, mask),
  };
}

function rowsOf(rows: Value | undefined, reduction: Reduction): readonly ResourceChange[] {
  return listOf(rows)
    .map((row) => reducedChange(membersOf(row), reduction))
    .sort(byAddress);
}

function outputsOf(outputs: Members, mask: Mask): readonly OutputChange[] {
  return Object.entries(outputs)
    .map(([name, output]) => ({
      name,
      actions: textsOf(memberOf(output, 'actions')),
      seen: mask(canonical(['before', 'after', 'after_unknown'].map((side) => memberOf(output, side) ?? null))),
    }))
    .filter(({ actions }) => kindOf(actions) !== 'no-op')
    .sort((a, b) => byText(a.name, b.name));
}

/** Addresses only: messages of checks are written by people and may say anything, secrets included (F11). */
function failedChecks(checks: Value | undefined): readonly string[] {
  return listOf(checks)
    .filter((check) => ['fail', 'error'].includes(wordOf(memberOf(check, 'status'))))
    .map((check) => textOf(memberOf(memberOf(check, 'address'), 'to_display')) ?? 'a check without a name')
    .sort(byText);
}

function unreadable(say: string): Refusal {
  return refuse('invalid-file', {
    say,
    fix: 'give the output of `show -json` for a saved plan file, whole and in UTF-8',
  });
}
