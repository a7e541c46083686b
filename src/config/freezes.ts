import type { FreezeWindow } from '../domain/rules.ts';
import type { Checked } from './check.ts';
import { readInstant } from './instants.ts';
import type { Mention } from './names.ts';
import { reportRepeated } from './names.ts';
import type { PoliciesFile } from './schemas/policies-file.ts';
import type { FreezeEntry } from './schemas/rows.ts';
import { many } from './schemas/texts.ts';
import type { Path, Report } from './source.ts';
import { noteAt, problemAt } from './source.ts';

type Entry = { readonly checked: Checked<PoliciesFile>; readonly path: Path; readonly window: FreezeEntry };

/** The freeze windows of all policies files. Each must last (S10.16). */
export function freezesFrom(files: readonly Checked<PoliciesFile>[], report: Report): readonly FreezeWindow[] {
  const entries = files.flatMap((checked) => {
    const isList = Array.isArray(checked.value.freezeWindow);
    return many(checked.value.freezeWindow).map(
      (window, index): Entry => ({ checked, window, path: ['freezeWindow', ...(isList ? [index] : [])] }),
    );
  });
  const names = entries.map(
    ({ checked, path, window }): Mention => ({ name: window.name, checked, path: [...path, 'name'] }),
  );
  reportRepeated('freeze', names, report);
  return entries.flatMap((entry) => windowFrom(entry, report));
}

function windowFrom({ checked, path, window }: Entry, report: Report): readonly FreezeWindow[] {
  const read = (key: 'startsAt' | 'endsAt') => readInstant(window[key], { checked, report, path: [...path, key] });
  const startsAt = read('startsAt');
  const endsAt = read('endsAt');
  if (startsAt === undefined || endsAt === undefined) return [];
  if (endsAt <= startsAt) {
    const notes = [noteAt(checked.source, [...path, 'startsAt'], 'it starts here')];
    const say = `freeze ${window.name} ends before it has begun`;
    const fix = 'the end is not included: write a later instant';
    report(problemAt(checked.source, { path: [...path, 'endsAt'] }, { code: 'empty-window', say, fix, notes }));
  }
  return [
    {
      name: window.name,
      environments: many(window.environments),
      startsAt,
      endsAt,
      allowedChangeClasses: window.allowedChangeClasses ?? [],
      additionalApprovals: window.additionalApprovals ?? [],
    },
  ];
}
