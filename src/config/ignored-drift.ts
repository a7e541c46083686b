import type { IgnoredDrift } from '../domain/drift/expected-drift.ts';
import type { Rules } from '../domain/rules.ts';
import type { Checked } from './check.ts';
import { readInstant } from './instants.ts';
import { didYouMean } from './nearest.ts';
import { many } from './schemas/texts.ts';
import type { WavesFile } from './schemas/waves-file.ts';
import type { Report } from './source.ts';
import { problemAt } from './source.ts';

/** `drift.ignore` of waves.yaml. Whoever answers for a row must be a known person or a role. */
export function ignoredDriftFrom(
  checked: Checked<WavesFile> | undefined,
  { people, roles }: Pick<Rules, 'people' | 'roles'>,
  reports: { readonly report: Report; readonly whole: Report },
): readonly IgnoredDrift[] {
  if (!checked) return [];
  const known = [...people.map(({ id }) => id), ...Object.keys(roles)];
  return (checked.value.drift?.ignore ?? []).flatMap(
    ({ stacks, address, attribute, owner, reason, expires }, index) => {
      const path = ['drift', 'ignore', index];
      if (!known.includes(owner)) {
        const fix = didYouMean(owner, known, 'name a person or a role of policies/');
        const say = `${owner} is no known person and no role`;
        reports.whole(problemAt(checked.source, { path: [...path, 'owner'] }, { code: 'unknown-person', say, fix }));
      }
      const end = readInstant(expires, { checked, report: reports.report, path: [...path, 'expires'] });
      if (end === undefined) return [];
      const where = { stacks: stacks === undefined ? ['*'] : many(stacks), addresses: many(address) };
      return [{ ...where, attributes: many(attribute), owner, reason, expires: end }];
    },
  );
}
