import type { Analysis, ResourceChange } from '../analysis.ts';
import { destroys } from './actions.ts';
import { changedAttributes, isSet, listText } from './differences.ts';
import { carriersOf, unexplainedGrants } from './grants/carriers.ts';

/** One row of drift: an object is gone, an attribute the configuration sets is another, or somebody let something in. */
export type Drifted = {
  readonly kind: 'gone' | 'changed' | 'grant';
  readonly address: string;
  readonly row: ResourceChange;
  readonly attributes: readonly string[];
  readonly say: string;
};

/** What is not as it was applied: on attributes the configuration sets, and on grants that nothing here made (F30). */
export function driftedRows(analysis: Analysis): readonly Drifted[] {
  const changes = new Map(analysis.changes.map((change) => [change.address, change]));
  return analysis.drift
    .filter(({ mode }) => mode === 'managed')
    .flatMap((row) => driftedRow(row, changes.get(row.address), analysis));
}

function driftedRow(row: ResourceChange, change: ResourceChange | undefined, analysis: Analysis): readonly Drifted[] {
  const { address } = row;
  if (destroys(row)) {
    const say = change ? 'is gone in the world' : 'is gone in the world, and no longer configured';
    return [{ kind: 'gone', address, row, attributes: [], say }];
  }
  const differing = changedAttributes(row);
  const set = differing.filter((name) => row.configured.includes(name) || isSet(change, name));
  const grants = carriersOf(row.type)
    .filter(({ attribute }) => differing.includes(attribute) && !set.includes(attribute))
    .flatMap((carrier) => {
      const found = unexplainedGrants(row, carrier, analysis.siblings);
      return found.length === 0 ? [] : [grantRow(row, carrier.attribute, found)];
    });
  if (set.length === 0) return grants;
  return [{ kind: 'changed', address, row, attributes: set, say: `${listText(set)} changed in the world` }, ...grants];
}

function grantRow(row: ResourceChange, attribute: string, grants: readonly string[]): Drifted {
  const shown = grants.filter((grant) => grant.length <= 80).slice(0, 3);
  const which = shown.length === 0 ? '' : ` (${shown.join('; ')})`;
  const say = `${attribute} holds a grant that no resource of this stack explains${which}`;
  return { kind: 'grant', address: row.address, row, attributes: [attribute], say };
}
