import type { Definitions, Problem } from '../domain/definitions.ts';
import type { Checked } from './check.ts';
import { readContractFiles } from './contract-files.ts';
import { rolesAsked } from './contracts.ts';
import { estateFrom } from './estate.ts';
import { type FileReader, fileReader } from './file-reader.ts';
import { readPoliciesFiles } from './policies-files.ts';
import { rulesFrom } from './rules.ts';
import { type WavesFile, wavesFile } from './schemas/waves-file.ts';
import { producersAsked } from './settings.ts';
import { problemOf } from './source.ts';
import { type ConfigTree, rulesDigest } from './tree.ts';

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
  return definitions && problems.length === 0 ? { definitions } : { problems };
}

function definitionsFrom(tree: ConfigTree, reader: FileReader): Definitions | undefined {
  const policies = readPoliciesFiles(reader);
  const contractFiles = readContractFiles(reader);
  const waves = readWavesFile(reader);
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

/** Files that would be overlooked because of three letters. */
const overlooked = /^(?:waves\.yml|(?:waves|policies)\/[^/]+\.yml)$/;

function readWavesFile(reader: FileReader): Checked<WavesFile> | undefined {
  for (const path of reader.paths.filter((path) => overlooked.test(path))) {
    const fix = `rename it to ${path.replace(/yml$/, 'yaml')}`;
    reader.report(problemOf(path, { code: 'bad-name', say: 'files end in .yaml here', fix }));
  }
  if (!reader.paths.includes('waves.yaml')) {
    const fix = 'waves init writes one';
    reader.report(problemOf('waves.yaml', { code: 'file-missing', say: 'there is no waves.yaml', fix }));
  }
  return reader.optional('waves.yaml', wavesFile)[0];
}
