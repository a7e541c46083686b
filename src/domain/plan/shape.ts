import type { Value } from '../analysis.ts';
import type { Members } from './read.ts';
import { isMembers, memberOf } from './read.ts';

/**
 * What keeps a JSON document from being read as a plan, or undefined. Format 0.1 to 1.x are plans (the engines add
 * fields within a major version, so fields are looked for one by one and never by version); a later major is refused.
 */
export function shapeProblem(value: Value): string | undefined {
  if (!isMembers(value)) return 'it is no JSON object';
  const version = value.format_version;
  if (typeof version !== 'string' || !/^[0-9]{1,4}[.][0-9]{1,4}$/.test(version)) return 'it has no format_version';
  if (Number(version.split('.')[0]) > 1) return `its format_version ${version} is newer than this release can read`;
  if (!('planned_values' in value || 'resource_changes' in value)) return 'it holds no plan (a state, perhaps)';
  return flagProblem(value) ?? rowsProblem(value) ?? outputsProblem(value);
}

function flagProblem(plan: Members): string | undefined {
  const flag = ['errored', 'applyable', 'complete'].find((name) => !isOptional(plan[name], 'boolean'));
  return flag && `${flag} is neither true nor false`;
}

function rowsProblem(plan: Members): string | undefined {
  for (const list of ['resource_changes', 'resource_drift']) {
    const rows = plan[list] ?? [];
    if (!Array.isArray(rows)) return `${list} is no list`;
    const at = rows.findIndex((row) => !isRow(row));
    if (at >= 0) return `${list}[${at}] is no resource change`;
  }
  const list = ['deferred_changes', 'action_invocations', 'deferred_action_invocations', 'checks'].find(
    (name) => !Array.isArray(plan[name] ?? []),
  );
  return list && `${list} is no list`;
}

/** Can it be read as a row of `resource_changes` or `resource_drift`? */
export function isRow(row: Value): boolean {
  const texts = ['address', 'mode', 'type', 'name', 'provider_name'];
  if (texts.some((name) => typeof memberOf(row, name) !== 'string')) return false;
  return ['deposed', 'previous_address', 'action_reason'].every((name) => isOptional(memberOf(row, name), 'string'))
    ? isChange(memberOf(row, 'change'))
    : false;
}

function isChange(change: Value | undefined): boolean {
  const actions = memberOf(change, 'actions');
  return Array.isArray(actions) && actions.length > 0 && actions.every((action) => typeof action === 'string');
}

function outputsProblem(plan: Members): string | undefined {
  const outputs = plan.output_changes ?? {};
  if (!isMembers(outputs)) return 'output_changes is no object';
  const name = Object.keys(outputs).find((key) => !isChange(outputs[key]));
  return name === undefined ? undefined : `output ${JSON.stringify(name)} has no actions`;
}

function isOptional(value: Value | undefined, kind: 'string' | 'boolean'): boolean {
  return value === undefined || value === null || typeof value === kind;
}
