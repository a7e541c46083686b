import type { Value } from '../analysis.ts';
import { keptRows } from './kept-rows.ts';
import { keptObject } from './kept-state.ts';
import type { Dropped } from './reduce.ts';

/**
 * What a reader that never holds a whole plan keeps of a part of it: all, nothing (null stands in its place), or what is
 * kept of its members or its elements one by one.
 */
export type Part =
  | 'read'
  | 'unread'
  | { member(name: string): Part }
  | { each(): Part }
  | { kept(value: Value): Value | undefined };

/** Parts of a plan nobody reads. They are the largest, and their presence still counts. */
const unread = new Set(['variables', 'relevant_attributes']);

/**
 * The parts of a plan that its analysis is made of, so that the analysis of what is kept, with what was dropped counted,
 * is the analysis of the plan. One of these serves one reading.
 */
export function planParts(): { readonly part: Part; readonly dropped: () => Dropped } {
  const rows = keptRows();
  let matters: ((address: string) => boolean) | undefined;
  const known = new Map<string, string>();
  const object: Part = { kept: (value) => keptObject(value, { matters, known }) };
  const module: Part = {
    member(name) {
      if (name === 'resources') return { each: () => object };
      return name === 'child_modules' ? { each: () => module } : 'unread';
    },
  };
  const parts: Readonly<Record<string, () => Part>> = {
    resource_changes() {
      // Engines write the rows before the state; of a state that comes first, whatever rests on anything is kept.
      matters = rows.changes;
      return { each: () => rows };
    },
    // Only whether there are any resources.
    planned_values: () => ({ member: (name) => (name === 'root_module' ? { member: () => 'unread' } : 'unread') }),
    prior_state: () => ({ member: named('values', { member: named('root_module', module) }) }),
  };
  const part: Part = {
    member(name) {
      if (unread.has(name)) return 'unread';
      return Object.hasOwn(parts, name) ? (parts[name]?.() ?? 'read') : 'read';
    },
  };
  return { part, dropped: rows.dropped };
}

function named(name: string, part: Part): (key: string) => Part {
  return (key) => (key === name ? part : 'read');
}
