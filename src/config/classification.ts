import type { ClassificationException } from '../domain/classification/exceptions.ts';
import type { ClassificationRule, SourceKind } from '../domain/classification/sources.ts';
import type { Rules } from '../domain/rules.ts';
import type { Checked } from './check.ts';
import { readInstant } from './instants.ts';
import type { Mention } from './names.ts';
import { given, reportRepeated } from './names.ts';
import type { ClassificationRuleEntry } from './schemas/classification.ts';
import type { PoliciesFile } from './schemas/policies-file.ts';
import { many } from './schemas/texts.ts';
import type { Path, Report } from './source.ts';
import { problemAt } from './source.ts';

type File = Checked<PoliciesFile>;
type Placed<Entry> = { readonly checked: File; readonly entry: Entry; readonly path: Path };

/** What raises a class beside the plan, in the order it is written. Each rule reads one source. */
export function classificationRulesFrom(files: readonly File[], report: Report): readonly ClassificationRule[] {
  const entries = placed(files, 'classificationRules');
  reportRepeated('classification rule', entries.map(mentionOf), report);
  return entries.flatMap((one) => ruleFrom(one, report));
}

function ruleFrom(
  { checked, entry, path }: Placed<ClassificationRuleEntry>,
  report: Report,
): readonly ClassificationRule[] {
  const sources = Object.entries(given(entry.when)) as [SourceKind, string | string[]][];
  const [source] = sources;
  if (!source || sources.length > 1) {
    const telling = { code: 'keys-clash', say: `rule ${entry.name} reads one source` } as const;
    const fix = source ? `make ${sources.length} rules of it` : 'write path, manifest, label, module or policy';
    report(problemAt(checked.source, { path: [...path, 'when'] }, { ...telling, fix }));
    return [];
  }
  return [{ name: entry.name, source: source[0], patterns: many(source[1]), raises: given(entry.raises) }];
}

/** Leave to judge lower. Whoever gives it must be known and hold the role they give it in. */
export function exceptionsFrom(
  files: readonly File[],
  { people, roles }: Pick<Rules, 'people' | 'roles'>,
  reports: { readonly report: Report; readonly whole: Report },
): readonly ClassificationException[] {
  const entries = placed(files, 'classificationExceptions');
  reportRepeated('classification exception', entries.map(mentionOf), reports.report);
  return entries.flatMap(({ checked, entry, path }) => {
    const holders = roles[entry.role] ?? [];
    if (!holders.some(({ person }) => person === entry.approvedBy)) {
      const known = people.some(({ id }) => id === entry.approvedBy);
      const say = known ? `${entry.approvedBy} does not hold ${entry.role}` : `nobody is called ${entry.approvedBy}`;
      const fix = 'name a person of policies/people.yaml who holds the role';
      reports.whole(problemAt(checked.source, { path: [...path, 'approvedBy'] }, { code: 'unknown-person', say, fix }));
    }
    const expires = readInstant(entry.expires, { checked, report: reports.report, path: [...path, 'expires'] });
    return expires === undefined ? [] : [{ ...entry, stacks: many(entry.stacks), expires }];
  });
}

function placed<K extends 'classificationRules' | 'classificationExceptions'>(files: readonly File[], key: K) {
  return files.flatMap((checked) =>
    ((checked.value[key] ?? []) as readonly NonNullable<PoliciesFile[K]>[number][]).map((entry, index) => ({
      checked,
      entry,
      path: [key, index] as Path,
    })),
  );
}

function mentionOf({ checked, entry, path }: Placed<{ readonly name: string }>): Mention {
  return { checked, name: entry.name, path: [...path, 'name'] };
}
