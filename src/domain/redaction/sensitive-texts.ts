import type { Value } from '../analysis.ts';
import { parseJson } from '../plan/json.ts';
import { bothMarks, marksAny } from '../plan/mask.ts';
import { isMembers, listOf, memberOf, membersOf } from '../plan/read.ts';

/**
 * Every value that a plan JSON marks as sensitive, wherever it marks it: in changes, drift, outputs, planned and prior
 * values, variables, and secrets written into a provider's configuration. They are looked for in all that is shown,
 * because the engine forgets a mark that `nonsensitive()`, a template or an error message took away (F11).
 */
export function sensitiveTexts(json: string): readonly string[] {
  const parsed = parseJson(json);
  if ('wrong' in parsed) return [];
  const plan = parsed.value;
  const found = new Set<string>();
  const changes = ['resource_changes', 'resource_drift'].flatMap((list) => listOf(memberOf(plan, list)));
  for (const change of [...changes.map((row) => memberOf(row, 'change')), ...changesOfOutputs(plan)]) {
    const marks = bothMarks(
      memberOf(change, 'before_sensitive') ?? false,
      memberOf(change, 'after_sensitive') ?? false,
    );
    for (const side of ['before', 'after']) addMarked(memberOf(change, side), marks, found);
  }
  addValues(memberOf(plan, 'planned_values'), found);
  addValues(memberOf(memberOf(plan, 'prior_state'), 'values'), found);
  addVariables(plan, found);
  addProviders(memberOf(memberOf(plan, 'configuration'), 'provider_config'), found);
  return [...found];
}

function changesOfOutputs(plan: Value): readonly Value[] {
  return Object.values(membersOf(memberOf(plan, 'output_changes')));
}

function addMarked(value: Value | undefined, marks: Value, found: Set<string>): void {
  if (!marksAny(marks)) return;
  if (Array.isArray(value) && Array.isArray(marks)) {
    value.forEach((item, at) => void addMarked(item, marks[at] ?? false, found));
  } else if (isMembers(value) && isMembers(marks)) {
    for (const [key, member] of Object.entries(value)) addMarked(member, memberOf(marks, key) ?? false, found);
  } else addAll(value, found);
}

/** Every text below; keys of a sensitive map are as secret as its values. */
function addAll(value: Value | undefined, found: Set<string>): void {
  if (typeof value === 'string') found.add(value);
  else if (typeof value === 'number') found.add(String(value));
  else if (Array.isArray(value)) for (const item of value) addAll(item, found);
  else if (isMembers(value)) {
    for (const [key, member] of Object.entries(value)) {
      found.add(key);
      addAll(member, found);
    }
  }
}

function addValues(values: Value | undefined, found: Set<string>): void {
  for (const output of Object.values(membersOf(memberOf(values, 'outputs')))) {
    if (memberOf(output, 'sensitive') === true) addAll(memberOf(output, 'value'), found);
  }
  addModule(memberOf(values, 'root_module'), found);
}

function addModule(module: Value | undefined, found: Set<string>): void {
  for (const resource of listOf(memberOf(module, 'resources'))) {
    addMarked(memberOf(resource, 'values'), memberOf(resource, 'sensitive_values') ?? false, found);
  }
  for (const child of listOf(memberOf(module, 'child_modules'))) addModule(child, found);
}

function addVariables(plan: Value, found: Set<string>): void {
  const declared = memberOf(memberOf(memberOf(plan, 'configuration'), 'root_module'), 'variables');
  for (const [name, variable] of Object.entries(membersOf(memberOf(plan, 'variables')))) {
    if (memberOf(memberOf(declared, name), 'sensitive') === true) addAll(memberOf(variable, 'value'), found);
  }
}

const secretName = /pass|secret|token|api_?key|access_?key|private_?key|credential/i;

function addProviders(providers: Value | undefined, found: Set<string>): void {
  for (const provider of Object.values(membersOf(providers))) {
    for (const [name, expression] of Object.entries(membersOf(memberOf(provider, 'expressions')))) {
      if (secretName.test(name)) addAll(memberOf(expression, 'constant_value'), found);
    }
  }
}
