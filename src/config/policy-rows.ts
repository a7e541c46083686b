import type { PolicyRow } from '../domain/rules.ts';
import type { Checked } from './check.ts';
import type { Mention } from './names.ts';
import { given, reportRepeated } from './names.ts';
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

function rowFrom(entry: PolicyEntry, say: (at: Path, telling: Telling) => void): readonly PolicyRow[] {
  const verdict = entry.deny ? 'deny' : 'warn';
  const test = entry.deny ?? entry.warn;
  if (!test || (entry.deny && entry.warn)) {
    const telling = { code: 'keys-clash', say: `policy ${entry.name} says one of deny and warn` } as const;
    say(['name'], { ...telling, fix: test ? 'make two policies of it' : 'add deny: { attribute: …, present: true }' });
    return [];
  }
  const { attribute, present, equals } = test;
  if ((present === undefined) === (equals === undefined)) {
    const telling = { code: 'keys-clash', say: 'an attribute is tested for one of present and equals' } as const;
    say([verdict], { ...telling, fix: 'write present: true, present: false, or equals: a value' });
  }
  const when = { type: many(entry.when.type), actions: many(entry.when.actions) };
  const tested = { attribute, ...given({ present, equals }) };
  return [{ name: entry.name, when, test: tested, verdict, say: entry.say.trim(), fix: entry.fix.trim() }];
}
