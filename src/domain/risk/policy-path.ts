import type { Value } from '../analysis.ts';
import { isMasked, marksAny } from '../plan/mask.ts';
import { listOf, memberOf } from '../plan/read.ts';

/** One step of a path: a name, one index of a list, or all of it. */
type Step = { readonly name: string } | { readonly index: number } | 'each';

export type Path = readonly Step[];

/** What a path leads to. `unknown` is known only after the apply, or masked; a path may lead to many places. */
export type Found = { readonly value: Value } | 'unknown';

/**
 * Reads `rule[*].override_action[*].none`: names, each with any number of `[*]` or `[0]` behind it, joined by dots.
 * Undefined for anything else. One pass over the text.
 */
export function pathFrom(text: string): Path | undefined {
  const steps: Step[] = [];
  for (const part of text.split('.')) {
    const [name = '', ...brackets] = part.split('[');
    if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) return undefined;
    steps.push({ name });
    for (const bracket of brackets) {
      const step = bracketStep(bracket);
      if (step === undefined) return undefined;
      steps.push(step);
    }
  }
  return steps;
}

function bracketStep(bracket: string): Step | undefined {
  if (bracket === '*]') return 'each';
  return /^[0-9]{1,6}\]$/.test(bracket) ? { index: Number(bracket.slice(0, -1)) } : undefined;
}

/**
 * Everything the path leads to that is there: not absent, not null and not an empty list. Blocks are lists in a plan, so
 * a name on a list means that name in each of its items, and `[*]` on a single block means that block.
 */
export function lookUp(path: Path, value: Value | undefined, unknown: Value | undefined): readonly Found[] {
  if (unknown === true || isMasked(value)) return ['unknown'];
  const [step, ...rest] = path;
  if (step === undefined) return isThere(value) ? [{ value }] : marksAny(unknown) ? ['unknown'] : [];
  if (value === undefined && unknown === undefined) return [];
  const isList = Array.isArray(value) || Array.isArray(unknown);
  if (isList && (step === 'each' || 'name' in step)) {
    const length = Math.max(listOf(value).length, listOf(unknown).length);
    const onward = step === 'each' ? rest : path;
    return Array.from({ length }, (_, i) => lookUp(onward, listOf(value)[i], listOf(unknown)[i])).flat();
  }
  if (step === 'each') return lookUp(rest, value, unknown);
  if ('index' in step) return lookUp(rest, listOf(value)[step.index], listOf(unknown)[step.index]);
  return lookUp(rest, memberOf(value, step.name), memberOf(unknown, step.name));
}

function isThere(value: Value | undefined): value is Value {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}
