import type { Rules } from '../domain/rules.ts';
import type { Checked } from './check.ts';
import { classificationRulesFrom, exceptionsFrom } from './classification.ts';
import { policyRowsFrom } from './policy-rows.ts';
import type { PoliciesFile } from './schemas/policies-file.ts';
import type { Report } from './source.ts';

/** What the policies files say of changes: what is denied, what raises a class, and who lowers one. */
export function decisionsFrom(
  files: readonly Checked<PoliciesFile>[],
  known: Pick<Rules, 'people' | 'roles'>,
  reports: { readonly report: Report; readonly whole: Report },
): Pick<Rules, 'policies' | 'classification' | 'exceptions'> {
  return {
    policies: policyRowsFrom(files, reports.report),
    classification: classificationRulesFrom(files, reports.report),
    exceptions: exceptionsFrom(files, known, reports),
  };
}
