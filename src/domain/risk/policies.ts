import type { ResourceChange } from '../analysis.ts';
import { globMatches } from '../glob.ts';
import type { PolicyVerdict } from '../judgement.ts';
import { isReplace, kindOf } from '../plan/actions.ts';
import { marksAny } from '../plan/mask.ts';
import type { AttributeTest, ListTest, PolicyRow } from '../rules.ts';
import type { Found } from './policy-path.ts';
import { lookUp, pathFrom } from './policy-path.ts';

/** What the decision tables say of every change, row by row. A row that is satisfied says nothing. */
export function policyVerdicts(
  changes: readonly ResourceChange[],
  rows: readonly PolicyRow[],
  account: string,
): readonly PolicyVerdict[] {
  return rows.flatMap((row) => {
    const about = changes.filter((change) => isAbout(row, change));
    return [...about.flatMap((change) => verdictOf(row, change, account)), ...listedInVain(row, about, account)];
  });
}

/** A list says what a plan touches and no more: an entry that this plan leaves alone may be out of date. */
function listedInVain(
  { name, test, fix }: PolicyRow,
  about: readonly ResourceChange[],
  account: string,
): readonly PolicyVerdict[] {
  if (!('listed' in test) || about.length === 0) return [];
  const touched = new Set(about.map(({ address }) => address));
  return listFor(test, account)
    .filter((address) => !touched.has(address))
    .map((address) => ({
      policy: name,
      verdict: 'warn',
      address,
      say: 'is listed, and this plan does not touch it',
      fix,
    }));
}

function listFor({ listed }: ListTest, account: string): readonly string[] {
  return Object.entries(listed).flatMap(([accounts, addresses]) => (globMatches(accounts, account) ? addresses : []));
}

function isAbout({ when }: PolicyRow, change: ResourceChange): boolean {
  const types = when.type.length === 0 || when.type.some((type) => globMatches(type, change.type));
  const names = actionNames(change);
  return (
    types && (when.actions.length === 0 || names.includes('*') || when.actions.some((name) => names.includes(name)))
  );
}

/** By what names a row may speak of a change. A replacement is also a creation and an end; an unknown action is any. */
function actionNames({ actions, previousAddress, importing }: ResourceChange): readonly string[] {
  const kind = kindOf(actions);
  return [
    ...(kind === 'unknown' ? ['*'] : actions),
    ...(isReplace(kind) ? ['replace'] : []),
    ...(previousAddress === undefined ? [] : ['move']),
    ...(importing === undefined ? [] : ['import']),
  ];
}

function verdictOf(row: PolicyRow, change: ResourceChange, account: string): readonly PolicyVerdict[] {
  const { name: policy, verdict, say, fix } = row;
  const { address } = change;
  switch ('listed' in row.test ? !listFor(row.test, account).includes(address) : fired(row.test, change)) {
    case true:
      return [{ policy, verdict, address, say, fix }];
    case false:
      return [];
    case 'unknown':
      return [{ policy, verdict: 'no-data', address, say: `the plan cannot tell whether this holds: ${say}`, fix }];
  }
}

/** Looks at the object as it will be, and at the one that is lost where there will be none. */
function fired(test: AttributeTest, change: ResourceChange): boolean | 'unknown' {
  const path = pathFrom(test.attribute);
  if (!path) return 'unknown';
  const isLost = change.after === null && !marksAny(change.unknown);
  const found = isLost ? lookUp(path, change.before, {}) : lookUp(path, change.after, change.unknown);
  if (test.equals === undefined) return test.present === false ? isAbsent(found) : isPresent(found);
  const { equals } = test;
  if (found.some((at) => at !== 'unknown' && at.value === equals)) return true;
  return found.includes('unknown') ? 'unknown' : false;
}

function isPresent(found: readonly Found[]): boolean | 'unknown' {
  if (found.some((at) => at !== 'unknown')) return true;
  return found.length > 0 ? 'unknown' : false;
}

function isAbsent(found: readonly Found[]): boolean | 'unknown' {
  const present = isPresent(found);
  return present === 'unknown' ? present : !present;
}
