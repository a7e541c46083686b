import type { Definitions } from '../domain/definitions.ts';
import type { Checked } from './check.ts';
import type { ContractFiles } from './contract-files.ts';
import { contractFor, contractsFrom } from './contract-files.ts';
import { reportUncovered } from './coverage.ts';
import type { FileReader } from './file-reader.ts';
import { tableOf } from './names.ts';
import type { WavesFile } from './schemas/waves-file.ts';
import { settingsFrom } from './settings.ts';
import { stacksOf } from './stacks.ts';

/** Everything but the rules: what waves.yaml, the stacks' folders and the contracts say together. */
export function estateFrom(
  waves: Checked<WavesFile>,
  contractFiles: ContractFiles,
  reader: FileReader,
): Omit<Definitions, 'rules'> {
  const settings = settingsFrom(waves, reader.report);
  const found = stacksOf(waves, settings, reader);
  const contracts = contractsFrom(contractFiles, settings, reader);
  reportUncovered(found, settings.modules, {
    waves,
    reader,
    contractOf: (module) => contractFor(module, contracts, reader),
  });
  return {
    ...settings,
    stacks: found.map(({ files: _, ...stack }) => stack),
    contracts: tableOf([...contracts].map(([module, { checked: _, ...contract }]) => [module, contract])),
  };
}
