import type { Members } from './read.ts';
import { memberOf, wordOf } from './read.ts';

/**
 * What this plan lacks although its engine always writes it, for a plan whose way here nobody knows: something was cut
 * out, and what is left would look more harmless than it is. Undefined where nothing is missed.
 */
export function lacks(plan: Members): string | undefined {
  const planned = memberOf(plan.planned_values, 'root_module');
  const hasResources = ['resources', 'child_modules'].some((name) => memberOf(planned, name) !== undefined);
  if (!('resource_changes' in plan) && hasResources) {
    return 'it names resources and no resource_changes (so does a plan made with -refresh-only, which changes none)';
  }
  if (!('errored' in plan) && writesErrored(wordOf(plan.terraform_version))) {
    return 'it lacks errored, which its engine always writes at the end';
  }
  const ends = ['applyable', 'complete'].filter((name) => name in plan);
  return ends.length === 1 ? `it has ${ends[0]} and not both of applyable and complete` : undefined;
}

/** From 1.6 on both engines do. A version that cannot be read is taken for a new one. */
function writesErrored(version: string): boolean {
  return !/^(?:0[.]|1[.][0-5][.])/.test(version);
}
