import type { Definitions, Problem } from '../domain/definitions.ts';
import { readContractFiles } from './contract-files.ts';
import { rolesAsked } from './contracts.ts';
import { estateFrom } from './estate.ts';
import { type FileReader, fileReader, sorted } from './file-reader.ts';
import { readPoliciesFiles } from './policies-files.ts';
import { rulesFrom } from './rules.ts';
import { producersAsked } from './settings.ts';
import { type ConfigTree, rulesDigest } from './tree.ts';
import { reportFaults } from './tree-faults.ts';
import { readWavesFile } from './waves-yaml.ts';
import { warningsOf } from './without-effect-here.ts';

/** Definitions with defaults filled in, or everything that is wrong; what is worth a warning; the files that are right. */
export type Loaded = { readonly warnings: readonly Problem[]; readonly files: ReturnType<FileReader['checked']> } & (
  | { readonly definitions: Definitions }
  | { readonly problems: readonly Problem[] }
);

/**
 * Reads the configuration of one commit: definitions, or problems with file, line and column. Pure, and never throws,
 * whatever the texts. `problems` is never empty.
 */
export function loadDefinitions(tree: ConfigTree): Loaded {
  const reader = fileReader(tree);
  const definitions = definitionsFrom(tree, reader);
  const problems = reader.problems();
  const files = reader.checked();
  const warnings = sorted(files.flatMap(warningsOf));
  const newer = problems.filter(({ code }) => code === 'newer-version');
  if (newer.length > 0) return { problems: newer, warnings: [], files };
  return definitions && problems.length === 0 ? { definitions, warnings, files } : { problems, warnings, files };
}

function definitionsFrom(tree: ConfigTree, reader: FileReader): Definitions | undefined {
  const policies = readPoliciesFiles(reader);
  const contractFiles = readContractFiles(reader);
  const waves = readWavesFile(reader);
  reportFaults(tree, waves?.value.stacks, reader.report);
  const estate = waves && estateFrom(waves, contractFiles, reader);
  const rules = rulesFrom(policies.files, {
    digest: rulesDigest(tree),
    accounts: estate?.accounts ?? {},
    waves,
    stages: estate && new Set(estate.stacks.map(({ environment }) => environment.stage)),
    asked: [...(waves ? producersAsked(waves) : []), ...[...contractFiles.values()].flatMap(rolesAsked)],
    isWhole: policies.isWhole,
    report: reader.report,
  });
  return estate && { ...estate, rules };
}
