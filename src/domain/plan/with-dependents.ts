import type { ResourceChange } from '../analysis.ts';
import { configAddress } from './address.ts';
import { dependentsOf, mayHurt } from './dependents.ts';
import type { Members } from './read.ts';
import { stateOf } from './siblings.ts';

/** Rows that can hurt what rests on them, with how much does. */
export function withDependents(plan: Members, rows: readonly ResourceChange[]): readonly ResourceChange[] {
  const counts = dependentsOf(rows, stateOf(plan));
  return rows.map((row) => {
    const dependents = mayHurt(row) ? counts.get(configAddress(row.address)) : undefined;
    return dependents ? { ...row, dependents } : row;
  });
}
