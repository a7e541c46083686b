import type { Checked } from './check.ts';
import type { ReadContract } from './contracts.ts';
import { contractFrom } from './contracts.ts';
import type { FileReader } from './file-reader.ts';
import { didYouMean } from './nearest.ts';
import type { ContractFile } from './schemas/contract-file.ts';
import { contractFile } from './schemas/contract-file.ts';
import type { Settings } from './settings.ts';
import { problemAt, problemOf } from './source.ts';

/** The files of `waves/` that follow their schema, by module; `default` is for the rest. */
export type ContractFiles = ReadonlyMap<string, Checked<ContractFile>>;

const contractPath = /^waves\/([^/]+)\.yaml$/;

export function readContractFiles(reader: FileReader): ContractFiles {
  const files = new Map<string, Checked<ContractFile>>();
  for (const path of reader.paths) {
    const module = contractPath.exec(path)?.[1];
    if (module === undefined) continue;
    if (!/^[a-z0-9][a-z0-9_-]{0,62}$/.test(module)) {
      const fix = 'call the file as the module is called: a-z, 0-9, - and _';
      reader.report(problemOf(path, { code: 'bad-name', say: 'this is no name of a module', fix }));
      continue;
    }
    for (const checked of reader.optional(path, contractFile)) files.set(module, checked);
  }
  return files;
}

/** The contracts by module. A file that says no waves leaves its module to the default. */
export function contractsFrom(
  files: ContractFiles,
  settings: Settings,
  reader: FileReader,
): ReadonlyMap<string, ReadContract> {
  const kinds = new Set([...settings.collectors.map(({ kind }) => kind), ...Object.keys(settings.producers)]);
  const modules = settings.modules.map(({ name }) => name);
  const contracts = new Map<string, ReadContract>();
  for (const [module, checked] of files) {
    if (module !== 'default' && modules.length > 0 && !modules.includes(module)) {
      const fix = didYouMean(module, modules, `add ${module} to modules in waves.yaml`);
      const telling = { code: 'unknown-module', say: `the catalogue has no module ${module}`, fix } as const;
      reader.report(problemAt(checked.source, { path: ['waves'], at: 'key' }, telling));
    }
    const contract = contractFrom(module, checked, { settings, kinds, report: reader.report });
    if (contract) contracts.set(module, contract);
  }
  return contracts;
}

/** What serves a module: its own contract or the default one; `unreadable` where the file for it is not right. */
export function contractFor(
  module: string,
  contracts: ReadonlyMap<string, ReadContract>,
  reader: FileReader,
): ReadContract | 'unreadable' | undefined {
  for (const name of [module, 'default']) {
    const contract = contracts.get(name);
    if (contract) return contract;
    if (reader.failed(`waves/${name}.yaml`)) return 'unreadable';
  }
  return undefined;
}
