import type { AttributeTest, PolicyRow } from '../domain/rules.ts';
import type { Checked } from './check.ts';
import type { Mention } from './names.ts';
import { given, reportRepeated, tableOf } from './names.ts';
import type { PoliciesFile } from './schemas/policies-file.ts';
import type { PolicyEntry } from './schemas/rows.ts';
import { many } from './schemas/texts.ts';
import type { Path, Report, Telling } from './source.ts';
import { problemAt } from './source.ts';

/** The decision-table rows of all policies files, in the order they are written. */
export function policyRowsFrom(files: readonly Checked<PoliciesFile>[], report: Report): readonly PolicyRow[] {
  const entries = files.flatMap((checked) =>
    (checked.value.policies ?? []).map((entry, index) => ({ checked, entry, path: ['policies', index] })),
  );
  const names = entries.map(
    ({ checked, path, entry }): Mention => ({ name: entry.name, checked, path: [...path, 'name'] }),
  );
  reportRepeated('policy', names, report);
  return entries.flatMap(({ checked, entry, path }) => {
    const say = (at: Path, telling: Telling) => report(problemAt(checked.source, { path: [...path, ...at] }, telling));
    return rowFrom(entry, say);
  });
}

type Say = (at: Path, telling: Telling) => void;

function rowFrom(entry: PolicyEntry, say: Say): readonly PolicyRow[] {
  const test = testFrom(entry, say);
  if (!test) return [];
  const when = { type: many(entry.when.type), actions: many(entry.when.actions) };
  const verdict = entry.warn ? 'warn' : 'deny';
  return [{ name: entry.name, when, test, verdict, say: entry.say.trim(), fix: entry.fix.trim() }];
}

/** A row asks one thing: what no change may have, what it should not have, or which addresses may change at all. */
function testFrom(entry: PolicyEntry, say: Say): PolicyRow['test'] | undefined {
  const { deny, warn, listed } = entry;
  const said = [deny, warn, listed].filter((one) => one !== undefined);
  if (said.length !== 1) {
    const telling = { code: 'keys-clash', say: `policy ${entry.name} says one of deny, warn and listed` } as const;
    const fix = said.length === 0 ? 'add deny: { attribute: …, present: true }' : `make ${said.length} policies of it`;
    say(['name'], { ...telling, fix });
    return undefined;
  }
  if (listed)
    return { listed: tableOf(Object.entries(listed).map(([accounts, addresses]) => [accounts, many(addresses)])) };
  const test = deny ?? warn;
  return test && attributeTest(test, (telling) => say([deny ? 'deny' : 'warn'], telling));
}

function attributeTest(
  { attribute, present, equals }: NonNullable<PolicyEntry['deny']>,
  say: (telling: Telling) => void,
): AttributeTest {
  if ((present === undefined) === (equals === undefined)) {
    const telling = { code: 'keys-clash', say: 'an attribute is tested for one of present and equals' } as const;
    say({ ...telling, fix: 'write present: true, present: false, or equals: a value' });
  }
  return { attribute, ...given({ present, equals }) };
}
