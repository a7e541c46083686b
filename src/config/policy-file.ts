import type { Problem } from '../domain/definitions.ts';
import type { PolicyRow } from '../domain/rules.ts';
import { fileReader } from './file-reader.ts';
import { policyRowsFrom } from './policy-rows.ts';
import { policiesFile } from './schemas/policies-file.ts';

/** The decision-table rows of one file of policies by itself, or everything that is wrong with it. */
export function policyRowsIn(
  path: string,
  text: string,
): readonly PolicyRow[] | { readonly problems: readonly Problem[] } {
  const reader = fileReader({ paths: [path], text: () => text });
  const rows = policyRowsFrom(reader.optional(path, policiesFile), reader.report);
  const problems = reader.problems();
  return problems.length > 0 ? { problems } : rows;
}
