import type { Dependents, ResourceChange } from '../analysis.ts';
import { kindOf } from './actions.ts';
import { configAddress } from './address.ts';
import type { Members } from './read.ts';
import { textsOf, wordOf } from './read.ts';

/**
 * How much rests on each changed resource, by its address without instance keys. The engine writes beside every object
 * of the state all it depends on, through modules, locals and data sources, so one look at each object is enough.
 */
export function dependentsOf(
  rows: readonly ResourceChange[],
  state: Iterable<Members>,
): ReadonlyMap<string, Dependents> {
  const wanted = new Set(rows.filter(mayHurt).map(({ address }) => configAddress(address)));
  const counts = new Map<string, Dependents>();
  if (wanted.size === 0) return counts;
  // Only what changes: where an object and its deposed one share an address, the one that stays as it is says nothing.
  const changing = rows
    .map((row) => [row.address, kindOf(row.actions)] as const)
    .filter(([, kind]) => kind !== 'no-op');
  const kinds = new Map(changing);
  for (const object of state) {
    const kind = kinds.get(wordOf(object.address)) ?? 'no-op';
    if (object.mode !== 'managed' || object.deposed_key !== undefined || kind === 'delete' || kind === 'forget')
      continue;
    const changes = kind === 'no-op' ? 0 : 1;
    for (const address of new Set(textsOf(object.depends_on))) {
      if (!wanted.has(address)) continue;
      const before = counts.get(address) ?? { all: 0, changing: 0 };
      counts.set(address, { all: before.all + 1, changing: before.changing + changes });
    }
  }
  return counts;
}

/** Nothing rests yet on what this plan makes, and reading hurts nobody. */
export function mayHurt({ mode, actions, deposed }: ResourceChange): boolean {
  return mode === 'managed' && deposed === undefined && !['no-op', 'create', 'read', 'open'].includes(kindOf(actions));
}
