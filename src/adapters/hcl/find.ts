import { isExactVersion } from '../../domain/exact-version.ts';
import { isSameModule, type Span, sourceAddress, versionInRef } from '../../domain/module-source.ts';
import type { Found, ModuleCall, Pin } from '../../ports/pins.ts';
import type { Quotes } from './body.ts';
import { type Call, callsIn } from './calls.ts';
import type { Grammar } from './grammar.ts';
import { unquote } from './quoted.ts';
import { readFolder } from './read.ts';

type Version = Span & { readonly version: string };
type Sorted = { readonly pin: Pin } | { readonly unpinned: ModuleCall } | { readonly opaque: ModuleCall };

/** Every block of one module in a folder, sorted by how it says its version. */
export function findPins(
  grammar: Grammar,
  files: ReadonlyMap<string, string>,
  module: { readonly source: string; readonly tags: string },
): Found {
  const { found, unreadable } = readFolder(grammar, files, (body, file, text) =>
    callsIn(body, file).flatMap((call) => sort(call, module, text)),
  );
  return {
    pins: found.flatMap((one) => ('pin' in one ? [one.pin] : [])),
    unpinned: found.flatMap((one) => ('unpinned' in one ? [one.unpinned] : [])),
    opaque: found.flatMap((one) => ('opaque' in one ? [one.opaque] : [])),
    unreadable,
  };
}

function sort(call: Call, module: { readonly source: string; readonly tags: string }, text: string): Sorted[] {
  if (call.isOpaque) return [{ opaque: call.call }];
  if (call.address === undefined) return [];
  if (!isSameModule(sourceAddress(call.address), sourceAddress(module.source))) return [];
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

/** From the value to the file, if each character of the version stands there as itself. */
function inFile(quotes: Quotes | undefined, inValue: Version | undefined): Version | undefined {
  if (!quotes || !inValue) return undefined;
  const { at } = unquote(quotes.raw);
  const [start = 0, end = 0] = [at[inValue.start], at[inValue.end]];
  if (quotes.raw.slice(start, end) !== inValue.version) return undefined;
  return { version: inValue.version, start: quotes.start + start, end: quotes.start + end };
}

function pinAt(call: Call, place: Version, text: string): Pin {
  const before = text.slice(0, place.start);
  const start = Buffer.byteLength(before);
  return {
    file: call.call.file,
    block: call.call.block,
    source: call.source?.raw ?? '',
    version: place.version,
    start,
    end: start + place.version.length,
    line: before.split('\n').length,
  };
}
