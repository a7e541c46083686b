import type { Rules } from '../domain/rules.ts';
import type { Checked } from './check.ts';
import { classificationRulesFrom, exceptionsFrom } from './classification.ts';
import { ignoredDriftFrom } from './ignored-drift.ts';
import { policyRowsFrom } from './policy-rows.ts';
import type { PoliciesFile } from './schemas/policies-file.ts';
import type { WavesFile } from './schemas/waves-file.ts';
import type { Report } from './source.ts';

/** What is said of changes: what is denied, what raises a class, who lowers one, and what drift is expected. */
export function decisionsFrom(
  {
    files,
    waves,
  }: { readonly files: readonly Checked<PoliciesFile>[]; readonly waves: Checked<WavesFile> | undefined },
  known: Pick<Rules, 'people' | 'roles'>,
  reports: { readonly report: Report; readonly whole: Report },
): Pick<Rules, 'policies' | 'classification' | 'exceptions' | 'ignoredDrift'> {
  return {
    policies: policyRowsFrom(files, reports.report),
    classification: classificationRulesFrom(files, reports.report),
    exceptions: exceptionsFrom(files, known, reports),
    ignoredDrift: ignoredDriftFrom(waves, known, reports),
  };
}
