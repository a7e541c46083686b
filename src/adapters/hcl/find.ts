import { isExactVersion } from '../../domain/exact-version.ts';
import { isSameModule, sourceAddress, versionInRef } from '../../domain/module-source.ts';
import type { Found, Pin, WantedModule } from '../../ports/pins.ts';
import { type Call, callsIn } from './calls.ts';
import type { Grammar } from './grammar.ts';
import { inFile, placeIn, type Version } from './place.ts';
import { readFolder } from './read.ts';
import { type Sorted, variablePin } from './variable-pin.ts';

/** Every block of one module in a folder, sorted by how it says its version. */
export function findPins(grammar: Grammar, files: ReadonlyMap<string, string>, module: WantedModule): Found {
  const { found, unreadable } = readFolder<Sorted>(grammar, files, (body, file, text) =>
    callsIn(body, file).flatMap((call) => sort(call, module, text)),
  );
  const variable = variablePin(grammar, files, module);
  const all = [...found, ...variable.found];
  return {
    pins: all.flatMap(({ pin }) => pin ?? []),
    unpinned: all.flatMap(({ unpinned }) => unpinned ?? []),
    elsewhere: all.flatMap(({ elsewhere }) => elsewhere ?? []),
    opaque: all.flatMap(({ opaque }) => opaque ?? []),
    unreadable: [...unreadable, ...variable.unreadable],
  };
}

function sort(call: Call, module: WantedModule, text: string): Sorted[] {
  if (call.isOpaque) return [{ opaque: call.call }];
  if (call.address === undefined) return [];
  const [own, wanted] = [sourceAddress(call.address), sourceAddress(module.source)];
  if (!isSameModule(own, wanted)) return [];
  if (own.subdir !== wanted.subdir) return [{ elsewhere: call.call }];
  // The variable says its version, and what it comes to is compared with the release before anything is applied.
  if (module.variable && call.call.source === undefined) return [{ opaque: call.call }];
  const place = versionPlace(call, module.tags);
  return [place ? { pin: pinAt(call, place, text) } : { unpinned: call.call }];
}

/** Where a call says its one exact version in the file, in UTF-16 units. */
function versionPlace(call: Call, tags: string): Version | undefined {
  const source = call.call.source ?? '';
  const isGit = sourceAddress(source).kind === 'git';
  return isGit ? inFile(call.source, versionInRef(source, tags)) : constraintPlace(call);
}

/** Where a registry call's `version` says one exact version: `2.4.0`, `= 2.4.0`. */
export function constraintPlace(call: Call): Version | undefined {
  const [, before = '', version = ''] = /^(\s*=?\s*v?)(\S+)\s*$/.exec(call.call.version ?? '') ?? [];
  if (!isExactVersion(version)) return undefined;
  return inFile(call.version, { version, start: before.length, end: before.length + version.length });
}

function pinAt(call: Call, place: Version, text: string): Pin {
  return { file: call.call.file, block: call.call.block, source: call.source?.raw ?? '', ...placeIn(text, place) };
}
