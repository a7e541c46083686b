import type { Deferred, OpenCheck, OutputChange, Value } from '../analysis.ts';
import { canonical } from '../canonical.ts';
import { kindOf } from './actions.ts';
import type { Mask } from './mask.ts';
import { marksAny } from './mask.ts';
import type { Members } from './read.ts';
import { byText, listOf, memberOf, membersOf, textsOf, wordOf } from './read.ts';

/** Root outputs that change. Their values are seen as HMACs only, sensitive or not. */
export function outputsOf(plan: Members, mask: Mask): readonly OutputChange[] {
  const configured = memberOf(memberOf(plan.configuration, 'root_module'), 'outputs');
  return Object.entries(membersOf(plan.output_changes))
    .map(([name, output]) => outputChange(name, membersOf(output), { block: memberOf(configured, name), mask }))
    .filter(({ actions }) => kindOf(actions) !== 'no-op')
    .sort((a, b) => byText(a.name, b.name));
}

function outputChange(
  name: string,
  output: Members,
  { block, mask }: { readonly block: Value | undefined; readonly mask: Mask },
): OutputChange {
  const actions = textsOf(output.actions);
  const seen = mask(canonical(['before', 'after', 'after_unknown'].map((side) => output[side] ?? null)));
  return kindOf(actions) === 'update'
    ? { name, actions, seen, ...kindChange(output), ...(isUnmarked(output, block) ? { unmarked: true } : {}) }
    : { name, actions, seen };
}

/** The plan names no types of outputs before the change, and engines convert between those that look alike. */
function kindChange({ before = null, after = null, after_unknown: open = false }: Members): Pick<OutputChange, 'kind'> {
  if (open === true) return { kind: 'unknown' };
  return before === null || after === null || jsonKind(before) === jsonKind(after) ? {} : { kind: 'changed' };
}

function jsonKind(value: Value): string {
  return Array.isArray(value) ? 'list' : typeof value;
}

/** The engine marks both sides alike where the output was sensitive or is; only the configuration tells which. */
function isUnmarked(output: Members, block: Value | undefined): boolean {
  return marksAny(output.before_sensitive) && memberOf(block, 'sensitive') !== true;
}

export function openChecks(checks: Value | undefined): readonly OpenCheck[] {
  return listOf(checks)
    .map(openCheck)
    .filter(({ status }) => status !== 'pass')
    .sort((a, b) => byText(a.address, b.address) || byText(a.status, b.status));
}

function openCheck(check: Value): OpenCheck {
  const address = wordOf(memberOf(memberOf(check, 'address'), 'to_display')) || 'a check without a name';
  return { address, status: wordOf(memberOf(check, 'status')) || 'unknown' };
}

export function deferredOf(plan: Members): readonly Deferred[] {
  return [
    ...listOf(plan.deferred_changes).map((row) => deferred('resource', row, 'resource_change')),
    ...listOf(plan.deferred_action_invocations).map((row) => deferred('action', row, 'action_invocation')),
  ].sort((a, b) => byText(a.address, b.address) || byText(canonical(a), canonical(b)));
}

function deferred(kind: Deferred['kind'], row: Value, what: string): Deferred {
  const item = memberOf(row, what);
  return {
    kind,
    address: wordOf(memberOf(item, 'address')),
    type: wordOf(memberOf(item, 'type')),
    reason: wordOf(memberOf(row, 'reason')),
  };
}
