import type { ClassificationRule } from '../domain/classification/sources.ts';
import type { Problem } from '../domain/definitions.ts';
import type { PolicyRow } from '../domain/rules.ts';
import { classificationRulesFrom } from './classification.ts';
import { fileReader } from './file-reader.ts';
import { policyRowsFrom } from './policy-rows.ts';
import { policiesFile } from './schemas/policies-file.ts';

export type OnePolicyFile = {
  readonly policies: readonly PolicyRow[];
  readonly classification: readonly ClassificationRule[];
};

/** What one file of policies says by itself of any plan, or everything that is wrong with it. */
export function policyFileIn(path: string, text: string): OnePolicyFile | { readonly problems: readonly Problem[] } {
  const reader = fileReader({ paths: [path], text: () => text });
  const files = reader.optional(path, policiesFile);
  const found = {
    policies: policyRowsFrom(files, reader.report),
    classification: classificationRulesFrom(files, reader.report),
  };
  const problems = reader.problems();
  return problems.length > 0 ? { problems } : found;
}
