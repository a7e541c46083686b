import { globMatches } from '../domain/glob.ts';
import type { ApprovalRule, Selector } from '../domain/rules.ts';
import { dimensionAliases } from '../domain/selector.ts';
import type { Checked } from './check.ts';
import { given, type Mention, reportRepeated, tableOf } from './names.ts';
import { didYouMean } from './nearest.ts';
import type { ApprovalEntry } from './schemas/people.ts';
import type { PoliciesFile } from './schemas/policies-file.ts';
import { many } from './schemas/texts.ts';
import { type Path, problemAt, type Report, type Telling } from './source.ts';
import { stageName } from './stage-names.ts';

/** The lesson's keys (8.2), and stages people commonly have: such a key needs no `when`. */
const presets: Readonly<Record<string, Selector>> = {
  'prod-infra-network': { stage: ['prod'], security: ['network*'] },
};
const commonStages = ['sandbox', 'dev', 'test', 'qa', 'uat', 'stage', 'staging', 'nonprod', 'preprod', 'prod'];

const classes = ['none', 'low', 'normal', 'high', 'critical'];

type Place = { readonly checked: Checked<PoliciesFile>; readonly path: Path; readonly report: Report };

/** The keys of `approvalPolicy` of all policies files. `stages` are those the estate has; undefined if not known. */
export function approvalsFrom(
  files: readonly Checked<PoliciesFile>[],
  stages: ReadonlySet<string> | undefined,
  report: Report,
): readonly ApprovalRule[] {
  const entries = files.flatMap((checked) =>
    Object.entries(checked.value.approvalPolicy ?? {}).map(([key, entry]) => ({ checked, key, entry })),
  );
  const keys = entries.map(({ checked, key }): Mention => ({ name: key, checked, path: ['approvalPolicy', key] }));
  reportRepeated('key', keys, report);
  return entries.map(({ checked, key, entry }) => {
    const place = { checked, report, path: ['approvalPolicy', key] };
    reportRepeated('role', rolesIn(entry, place), report);
    return {
      key,
      when: selectorFrom(key, entry, { ...place, stages }),
      requiredRoles: entry.requiredRoles,
      requireDifferentActorFromAuthor: entry.requireDifferentActorFromAuthor ?? true,
      ...given({ proof: entry.proof }),
    };
  });
}

/** The roles that approvalPolicy asks for, where it does. */
export function rolesRequired(files: readonly Checked<PoliciesFile>[]): readonly Mention[] {
  return files.flatMap((checked) =>
    Object.entries(checked.value.approvalPolicy ?? {}).flatMap(([key, entry]) =>
      rolesIn(entry, { checked, path: ['approvalPolicy', key] }),
    ),
  );
}

function rolesIn(entry: ApprovalEntry, { checked, path }: Omit<Place, 'report'>): readonly Mention[] {
  return entry.requiredRoles.map((name, index) => ({ name, checked, path: [...path, 'requiredRoles', index] }));
}

function selectorFrom(
  key: string,
  { when }: ApprovalEntry,
  place: Place & { readonly stages: ReadonlySet<string> | undefined },
): Selector {
  if (when) return written(when, place);
  const preset = Object.hasOwn(presets, key) ? presets[key] : undefined;
  const { stages } = place;
  if (!preset && stages && !stages.has(stageName(key)) && !commonStages.includes(key)) {
    const known = [...new Set([...Object.keys(presets), ...stages, ...commonStages])];
    const fix = didYouMean(key, known, `name it after a stage, or say when: { stage: …, class: …, security: … }`);
    const telling: Telling = { code: 'selects-nothing', say: `nothing says what "${key}" is for`, fix };
    place.report(problemAt(place.checked.source, { path: place.path, at: 'key' }, telling));
  }
  return preset ?? { stage: [stageName(key)] };
}

function written(when: NonNullable<ApprovalEntry['when']>, { checked, path, report }: Place): Selector {
  const parts = Object.entries(when).map(([dimension, values]) => {
    const alias = Object.hasOwn(dimensionAliases, dimension);
    const name = alias ? dimensionAliases[dimension as keyof typeof dimensionAliases] : dimension;
    return {
      name,
      values: name === 'stage' ? many(values).map(stageName) : many(values),
      at: [...path, 'when', dimension],
    };
  });
  reportRepeated(
    'dimension',
    parts.map(({ name, at }) => ({ name, checked, path: at })),
    report,
  );
  for (const value of parts.flatMap(({ name, values }) => (name === 'class' ? values : []))) {
    if (classes.some((known) => globMatches(value, known))) continue;
    const at = parts.find(({ name }) => name === 'class')?.at ?? path;
    const fix = didYouMean(value, classes, `write one of ${classes.join(', ')}`);
    report(
      problemAt(checked.source, { path: at }, { code: 'unknown-value', say: `${value} is no class of risk`, fix }),
    );
  }
  return tableOf(parts.map(({ name, values }) => [name, values]));
}
