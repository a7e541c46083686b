import type { Analysis, ResourceChange, Value } from '../analysis.ts';
import { creates, destroys } from '../plan/actions.ts';
import { isUnknown } from '../plan/change.ts';
import { meaningText } from '../plan/differences.ts';
import type { Drifted } from '../plan/drifted.ts';
import { driftedRows } from '../plan/drifted.ts';
import { carriersOf, unexplainedGrants } from '../plan/grants/carriers.ts';
import { memberOf, membersOf } from '../plan/read.ts';

/**
 * What happened in the world since the last apply, as an analysis whose changes are the drift. Only what is drift differs
 * in it: computed attributes, and grants that resources of this stack explain, are as they were (DRF-08). Objects that
 * are gone are not in it, because the engine makes them anew or no longer wants them.
 */
export function worldOf(analysis: Analysis): Analysis {
  const rows = Map.groupBy(
    driftedRows(analysis).filter(({ kind }) => kind !== 'gone'),
    ({ row }) => row,
  );
  return {
    ...analysis,
    changes: [...rows].map(([row, found]) => ({ ...row, after: cut(row, found, analysis) })),
    noops: 0,
    drift: [],
  };
}

/** Addresses where the plan sets back everything that drifted, or ends the object. */
export function undoneIn(analysis: Analysis): ReadonlySet<string> {
  const changes = new Map(
    analysis.changes.filter(({ deposed }) => deposed === undefined).map((change) => [change.address, change]),
  );
  const byAddress = Map.groupBy(driftedRows(analysis), ({ address }) => address);
  const undone = [...byAddress].filter(([address, found]) => isUndone(changes.get(address), found));
  return new Set(undone.map(([address]) => address));
}

function isUndone(change: ResourceChange | undefined, found: readonly Drifted[]): boolean {
  if (!change) return false;
  if (destroys(change) && !creates(change)) return true;
  return found.every(({ row, attributes }) => attributes.every((name) => isSetBack(change, row, name)));
}

/** Will the attribute be again what was recorded before it drifted? */
export function isSetBack(change: ResourceChange, row: ResourceChange, name: string): boolean {
  return (
    !isUnknown(change, name) && meaningText(memberOf(change.after, name)) === meaningText(memberOf(row.before, name))
  );
}

/** The object as it was recorded, with nothing but its drift. */
function cut(row: ResourceChange, found: readonly Drifted[], analysis: Analysis): Value {
  const drift = found.flatMap(({ kind, attributes }) =>
    attributes.map(
      (name) => [name, kind === 'grant' ? strangers(row, name, analysis) : memberOf(row.after, name)] as const,
    ),
  );
  return { ...membersOf(row.before), ...Object.fromEntries(drift.map(([name, value]) => [name, value ?? null])) };
}

/** What was recorded of a list of grants, and those that no resource explains; one policy is taken whole. */
function strangers(row: ResourceChange, attribute: string, { siblings }: Analysis): Value | undefined {
  const value = memberOf(row.after, attribute);
  const carrier = carriersOf(row.type).find((candidate) => candidate.attribute === attribute);
  if (!Array.isArray(value) || !carrier) return value;
  const recorded = memberOf(row.before, attribute);
  const strange = value.filter(
    (item) =>
      unexplainedGrants({ after: { ...membersOf(row.after), [attribute]: [item] } }, carrier, siblings).length > 0,
  );
  return [...(Array.isArray(recorded) ? recorded : []), ...strange];
}
