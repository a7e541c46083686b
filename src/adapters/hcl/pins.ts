import type { Pins } from '../../ports/pins.ts';
import { callsIn } from './calls.ts';
import { movePin } from './edit-pin.ts';
import { folderFacts } from './facts.ts';
import { findPins } from './find.ts';
import { openGrammar } from './grammar.ts';
import { providerNeedsIn } from './provider-needs.ts';
import { readFolder } from './read.ts';

/** Pins in HCL, read with the vendored grammar. Failure `grammar-unusable`. */
export async function openPins(): Promise<Pins> {
  const grammar = await openGrammar();
  return {
    calls: (files) => {
      const { found, unreadable } = readFolder(grammar, files, (body, file) => [
        { calls: callsIn(body, file), providers: providerNeedsIn(body) },
      ]);
      const calls = found.flatMap((one) => one.calls.map(({ call }) => call));
      return { calls, providers: found.flatMap(({ providers }) => providers), unreadable };
    },
    find: (files, module) => findPins(grammar, files, module),
    move: (text, pin, to) => movePin(grammar, text, { pin, to }),
    facts: (files) => folderFacts(grammar, files),
  };
}
