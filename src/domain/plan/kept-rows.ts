import type { Value } from '../analysis.ts';
import { configAddress } from './address.ts';
import { isIdle } from './change.ts';
import { marksAny } from './mask.ts';
import type { Members } from './read.ts';
import { membersOf, wordOf } from './read.ts';
import type { Dropped } from './reduce.ts';
import { isRow } from './shape.ts';
import { shareEqual } from './share.ts';

/** Takes rows of `resource_changes` one by one, drops those that change nothing, and remembers what is said of those. */
export function keptRows(): {
  kept(row: Value): Value | undefined;
  /** Does a row that was kept change something at this address without instance keys? */
  changes(address: string): boolean;
  dropped(): Dropped;
} {
  let noops = 0;
  const standing = new Set<string>();
  const changing = new Set<string>();
  return {
    kept(value) {
      const row = membersOf(value);
      if (!isRow(value)) return value;
      if (isIdle(row)) {
        noops += 1;
        if (row.mode === 'managed') standing.add(wordOf(row.type));
        return undefined;
      }
      changing.add(configAddress(wordOf(row.address)));
      return { ...row, change: compact(membersOf(row.change)) };
    },
    changes: (address) => changing.has(address),
    dropped: () => ({ noops, standing }),
  };
}

/** The same for whoever reduces it: equal parts of both sides are held once, and marks that mark nothing not at all. */
function compact(change: Members): Members {
  const marks = ['before_sensitive', 'after_sensitive', 'after_unknown'].filter((name) => !marksAny(change[name]));
  const after = change.after === undefined ? {} : { after: shareEqual(change.before, change.after) };
  return { ...change, ...after, ...Object.fromEntries(marks.map((name) => [name, false])) };
}
