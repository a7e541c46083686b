import { LineCounter } from 'yaml';
import type { CatalogueModule } from '../domain/definitions.ts';
import { isSameModule, sourceAddress } from '../domain/module-source.ts';
import type { Checked } from './check.ts';
import type { ReadContract } from './contracts.ts';
import type { FileReader } from './file-reader.ts';
import type { WavesFile } from './schemas/waves-file.ts';
import type { Telling } from './source.ts';
import { noteAt, problemAt, problemIn } from './source.ts';
import type { FoundStack } from './stacks.ts';
import { isInWave } from './wave-accounts.ts';

/** A module address in a file: what it names and which characters say so. */
type Use = { readonly written: string; readonly start: number; readonly end: number };

type Covering = {
  readonly waves: Checked<WavesFile>;
  readonly reader: FileReader;
  contractOf(module: string): ReadContract | 'unreadable' | undefined;
};

/** Reports stacks that have a module of the catalogue and are in no wave of its contract (S04.2). */
export function reportUncovered(
  stacks: readonly FoundStack[],
  modules: readonly CatalogueModule[],
  covering: Covering,
): void {
  if (modules.length === 0) return;
  const moduleOf = catalogueOf(modules);
  for (const stack of stacks) {
    const seen = new Set<CatalogueModule>();
    for (const file of stack.files) {
      const text = covering.reader.text(file) ?? '';
      for (const use of usesIn(text)) {
        const used = moduleOf(use.written);
        if (!used || seen.has(used)) continue;
        seen.add(used);
        reportUse(stack, used, { ...covering, use, file, text });
      }
    }
  }
}

/** The module that an address names. Stacks write the same few addresses again and again. */
function catalogueOf(modules: readonly CatalogueModule[]): (written: string) => CatalogueModule | undefined {
  const catalogue = modules.map((module) => ({ module, address: sourceAddress(module.source) }));
  const known = new Map<string, CatalogueModule | undefined>();
  return (written) => {
    if (known.has(written)) return known.get(written);
    const address = sourceAddress(written);
    const found = catalogue.find((one) => isSameModule(address, one.address))?.module;
    known.set(written, found);
    return found;
  };
}

/** How far back the start of a line is looked for. A file may be one line of megabytes. */
const lineMax = 1000;

/** Addresses as HCL and JSON write them, comments left out. An interpolated one names no module of the catalogue. */
function usesIn(text: string): readonly Use[] {
  return [...text.matchAll(/\bsource"?[ \t]{0,200}[=:][ \t]{0,200}"([^"\\\n$]{1,1000})"/g)].flatMap((match) => {
    const before = text.slice(Math.max(0, match.index - lineMax), match.index);
    const line = before.slice(before.lastIndexOf('\n') + 1).trimStart();
    if (line.startsWith('#') || line.startsWith('//')) return [];
    const written = match[1] ?? '';
    const start = match.index + match[0].length - 1 - written.length;
    return [{ written, start, end: start + written.length }];
  });
}

function reportUse(
  stack: FoundStack,
  module: CatalogueModule,
  { waves, reader, contractOf, use, file, text }: Covering & { use: Use; file: string; text: string },
): void {
  const { account } = stack.environment;
  const contract = contractOf(module.name);
  if (contract === 'unreadable' || contract?.waves.some((wave) => isInWave(wave, account))) return;
  if (!contract) {
    const say = `stacks have ${module.name}, and no contract serves it`;
    const fix = `write waves/${module.name}.yaml or waves/default.yaml`;
    const path = ['modules', module.name];
    reader.report(problemAt(waves.source, { path, at: 'key' }, { code: 'contract-missing', say, fix }));
    return;
  }
  const telling: Telling = {
    code: 'wave-uncovered',
    say: `${stack.name} has ${module.name} and is in no wave`,
    fix: `add ${account} to a wave of ${contract.checked.source.file}`,
    notes: [noteAt(contract.checked.source, ['waves'], 'the waves')],
  };
  reader.report(problemIn({ file, text, lines: lineCounter(text) }, use, telling));
}

function lineCounter(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return lines;
}
