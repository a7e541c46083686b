import type { Analysis, ResourceChange } from '../analysis.ts';
import type { Difference } from '../drift/difference.ts';
import { isReplace, kindOf, writes } from './actions.ts';
import { isUnknown } from './change.ts';
import { changedAttributes, isSet, listText } from './differences.ts';
import type { Drifted } from './drifted.ts';
import { driftedRows } from './drifted.ts';
import { carriersOf } from './grants/carriers.ts';

export type Drift = { readonly drifted: readonly Difference[]; readonly pending: readonly Difference[] };

/**
 * Both halves of drift, from the content of one ordinary plan at the current pin (DESIGN 4, F21, F30). *drifted*: the
 * world is not what was applied. *pending*: the plan would change something that drift does not explain, so a merged
 * but unapplied change would ride along.
 */
export function driftOf(analysis: Analysis): Drift {
  const drifted = driftedRows(analysis);
  return {
    drifted: drifted.map(differenceOf),
    pending: [
      ...analysis.changes.flatMap((change) => pendingChange(change, drifted)),
      ...analysis.outputs.map(({ name, actions }) => ({
        address: `output.${name}`,
        say: `the output would be ${verbOf({ actions })}`,
      })),
      ...analysis.code
        .filter(({ kind }) => kind === 'action')
        .map(({ address }) => ({ address, say: 'an action would be invoked' })),
      ...deferred(analysis),
    ],
  };
}

/**
 * What the re-read after an apply still shows, comparing only what the configuration sets (DESIGN 6): an update of
 * computed attributes alone is no difference; an object that is missing, too many or to be replaced is one, and so is
 * a set attribute whose value the engine cannot tell yet.
 */
export function verifyDifferences(analysis: Analysis): readonly Difference[] {
  const drifted = driftedRows(analysis).filter(({ kind }) => kind !== 'grant');
  const addresses = new Set(drifted.map(({ address }) => address));
  return [
    ...drifted.map(differenceOf),
    ...analysis.changes.filter(({ address }) => !addresses.has(address)).flatMap(stillDiffers),
  ];
}

/** What may let somebody in is marked, whether the configuration sets it or not: no pattern may make it expected. */
function differenceOf({ address, say, attributes, row }: Drifted): Difference {
  const isGrant = carriersOf(row.type).some(({ attribute }) => attributes.includes(attribute));
  return { address, say, attributes, ...(isGrant ? { isGrant } : {}) };
}

function pendingChange(change: ResourceChange, drifted: readonly Drifted[]): readonly Difference[] {
  const { address, previousAddress, importing } = change;
  const found: Difference[] = [];
  if (previousAddress !== undefined) found.push({ address, say: `would be moved here from ${previousAddress}` });
  if (importing !== undefined) found.push({ address, say: 'would be imported' });
  if (!writes(change) || kindOf(change.actions) === 'no-op') return found;
  const rows = drifted.filter((row) => row.address === address);
  const beyond = rows.length === 0 ? [] : beyondDrift(change, rows);
  if (rows.length === 0) found.push({ address, say: `would be ${verbOf(change)}` });
  else if (beyond.length > 0)
    found.push({ address, say: `would be ${verbOf(change)} beyond its drift: ${listText(beyond)}` });
  return found;
}

/** What the plan would change at a drifted address although the world did not change it. */
function beyondDrift(change: ResourceChange, rows: readonly Drifted[]): readonly string[] {
  const kind = kindOf(change.actions);
  if (rows.some((row) => row.kind === 'gone')) return kind === 'create' ? [] : [kind];
  if (kind !== 'update' && !isReplace(kind)) return [kind];
  const explained = new Set(rows.flatMap(({ attributes }) => attributes));
  return changedAttributes(change).filter((name) => isSet(change, name) && !explained.has(name));
}

function deferred(analysis: Analysis): readonly Difference[] {
  const count = analysis.deferred.length;
  return count === 0 ? [] : [{ address: 'the plan', say: `leaves ${count} changes for a later plan` }];
}

function verbOf({ actions, deposed }: Pick<ResourceChange, 'actions' | 'deposed'>): string {
  const kind = kindOf(actions);
  const verb = isReplace(kind) ? 'replaced' : kind === 'unknown' ? `changed by ${actions.join(', ')}` : past(kind);
  return deposed === undefined ? verb : `${verb} (deposed object ${deposed})`;
}

function past(action: string): string {
  return action === 'forget' ? 'forgotten' : `${action}d`;
}

function stillDiffers(change: ResourceChange): readonly Difference[] {
  if (!writes(change)) return [];
  const { address, previousAddress } = change;
  const kind = kindOf(change.actions);
  if (kind === 'no-op')
    return [{ address, say: `would still be ${previousAddress === undefined ? 'imported' : 'moved'}` }];
  if (kind !== 'update') return [{ address, say: `would still be ${verbOf(change)}` }];
  const open = change.configured.filter((name) => isUnknown(change, name));
  const set = [...changedAttributes(change).filter((name) => isSet(change, name)), ...open];
  return set.length === 0
    ? []
    : [{ address, say: `still differs from the configuration: ${listText(set)}`, attributes: set }];
}
