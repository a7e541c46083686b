import type { Definitions, Problem } from '../domain/definitions.ts';
import { readContractFiles } from './contract-files.ts';
import { rolesAsked } from './contracts.ts';
import { estateFrom } from './estate.ts';
import { type FileReader, fileReader } from './file-reader.ts';
import { readPoliciesFiles } from './policies-files.ts';
import { rulesFrom } from './rules.ts';
import { producersAsked } from './settings.ts';
import { type ConfigTree, rulesDigest } from './tree.ts';
import { reportFaults } from './tree-faults.ts';
import { readWavesFile } from './waves-yaml.ts';

/**
 * Reads the configuration of one commit: definitions with defaults filled in, or everything that is wrong with it, each
 * with file, line and column. Pure, and never throws, whatever the texts. `problems` is never empty.
 */
export function loadDefinitions(
  tree: ConfigTree,
): { readonly definitions: Definitions } | { readonly problems: readonly Problem[] } {
  const reader = fileReader(tree);
  const definitions = definitionsFrom(tree, reader);
  const problems = reader.problems();
  const newer = problems.filter(({ code }) => code === 'newer-version');
  if (newer.length > 0) return { problems: newer };
  return definitions && problems.length === 0 ? { definitions } : { problems };
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
    stages: estate && new Set(estate.stacks.map(({ environment }) => environment.stage)),
    asked: [...(waves ? producersAsked(waves) : []), ...[...contractFiles.values()].flatMap(rolesAsked)],
    isWhole: policies.isWhole,
    report: reader.report,
  });
  return estate && { ...estate, rules };
}
