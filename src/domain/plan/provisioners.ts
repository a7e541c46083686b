import type { CodeThatRuns, ResourceChange, Value, WhenItRuns } from '../analysis.ts';
import { destroys, isReplace, kindOf } from './actions.ts';
import type { ConfiguredResource } from './configuration.ts';
import { walk } from './configuration.ts';
import { memberOf, textOf } from './read.ts';

/** What runs, and how it is called. */
export type Found = Omit<CodeThatRuns, 'seen'> & { readonly called: unknown };

/** What the provisioners of a changed resource run. None run at an update, and none where the block is gone. */
export function provisionersOf(change: ResourceChange, block: ConfiguredResource | undefined): readonly Found[] {
  const kind = kindOf(change.actions);
  if (['no-op', 'update', 'read', 'open', 'forget'].includes(kind)) return [];
  return (block?.provisioners ?? []).flatMap((provisioner) => {
    const when = whenRun(change, provisioner);
    if (when === undefined) return [];
    const type = textOf(memberOf(provisioner, 'type')) ?? 'unknown';
    const say = `runs a ${type} provisioner`;
    return [{ address: change.address, kind: 'provisioner', type, when, say, called: provisioner }];
  });
}

/**
 * The plan leaves out whether a provisioner says `when = destroy`. But one that does may refer to nothing beside its own
 * resource, or the engine refuses the configuration; so one that refers to anything else runs at creation only.
 */
function whenRun(change: ResourceChange, provisioner: Value): WhenItRuns | undefined {
  if (!destroys(change)) return kindOf(change.actions) === 'unknown' ? 'perhaps-both' : 'creation';
  const replaces = isReplace(kindOf(change.actions));
  if (mayRunAtDestruction(provisioner)) return replaces ? 'perhaps-both' : 'perhaps-destruction';
  return replaces ? 'creation' : undefined;
}

/** The references a destroy-time provisioner may have (`onlySelfRefs` of the engines). */
const own = new Set(['self', 'count', 'each', 'path', 'terraform', 'tofu']);

function mayRunAtDestruction(provisioner: Value): boolean {
  let onlyOwn = true;
  walk(memberOf(provisioner, 'expressions'), (reference) => {
    onlyOwn &&= own.has(reference.split(/[.[]/)[0] ?? '');
  });
  return onlyOwn;
}
