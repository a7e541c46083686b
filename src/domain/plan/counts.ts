import type { Analysis, Counts, ResourceChange } from '../analysis.ts';
import type { Kind } from './actions.ts';
import { isReplace, kindOf } from './actions.ts';

/**
 * How many resources the plan does what to. A moved or imported resource counts there and once more for what else
 * happens to it; a replacement counts as that alone. An unknown action counts nowhere, it is a finding.
 */
export function countsOf({ changes, noops }: Pick<Analysis, 'changes' | 'noops'>): Counts {
  return {
    create: count(changes, (kind) => kind === 'create'),
    update: count(changes, (kind) => kind === 'update'),
    delete: count(changes, (kind) => kind === 'delete'),
    replace: count(changes, isReplace),
    forget: count(changes, (kind) => kind === 'forget'),
    import: changes.filter(({ importing }) => importing !== undefined).length,
    move: changes.filter(({ previousAddress }) => previousAddress !== undefined).length,
    read: count(changes, (kind) => kind === 'read' || kind === 'open'),
    noop: noops,
  };
}

function count(changes: readonly ResourceChange[], is: (kind: Kind) => boolean): number {
  return changes.filter(({ actions }) => is(kindOf(actions))).length;
}
