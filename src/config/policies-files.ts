import type { Checked } from './check.ts';
import type { FileReader } from './file-reader.ts';
import type { PoliciesFile } from './schemas/policies-file.ts';
import { policiesFile } from './schemas/policies-file.ts';

const policiesPath = /^policies\/[^/]+\.yaml$/;

/** The files of `policies/` that follow their schema. Not whole if one of them does not. */
export type PoliciesFiles = { readonly files: readonly Checked<PoliciesFile>[]; readonly isWhole: boolean };

export function readPoliciesFiles(reader: FileReader): PoliciesFiles {
  const paths = reader.paths.filter((path) => policiesPath.test(path)).toSorted();
  const files = paths.flatMap((path) => reader.optional(path, policiesFile));
  return { files, isWhole: files.length === paths.length };
}
