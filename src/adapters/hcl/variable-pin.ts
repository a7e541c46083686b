import { isExactVersion } from '../../domain/exact-version.ts';
import type { ModuleCall, Pin, Unreadable, WantedModule } from '../../ports/pins.ts';
import { type Body, type Quotes, quotesOf, valueIn } from './body.ts';
import { textOf } from './calls.ts';
import type { Grammar } from './grammar.ts';
import { inFile, placeIn, type Version } from './place.ts';
import { readText } from './read.ts';

export type Sorted = { readonly [way in 'unpinned' | 'opaque' | 'elsewhere']?: ModuleCall } & { readonly pin?: Pin };

type Found = Unreadable & { readonly found: readonly Sorted[] };

const nothing: Found = { found: [], unreadable: [] };

/** The version that a variable file gives to the variable that says it. */
export function variablePin(
  grammar: Grammar,
  files: ReadonlyMap<string, string>,
  { variable: wanted, tags }: WantedModule,
): Found {
  const text = wanted && files.get(wanted.file);
  if (!wanted || (text === undefined && !wanted.isDue)) return nothing;
  const { file, variable, isDue = false } = wanted;
  const about = { file, block: variable, isVariable: true } as const;
  const unpinned = [{ unpinned: { ...about, source: undefined, line: 1 } }];
  if (text === undefined) return { ...nothing, found: unpinned };
  const read = readText(grammar, file, text, (body) => ({
    isThere: valueIn(body, variable) !== undefined,
    place: variablePlace(body, variable, tags),
  }));
  if ('say' in read) return { ...nothing, unreadable: [read] };
  if (!read.isThere && !isDue) return nothing;
  const pin = read.place && { ...about, source: '', ...placeIn(text, read.place) };
  return { ...nothing, found: pin ? [{ pin }] : unpinned };
}

/** Where a variable's value says one exact version: `2.4.0`, or the tag of it. */
function variablePlace(body: Body, variable: string, tags: string): Version | undefined {
  const quotes: Quotes | undefined = quotesOf(valueIn(body, variable));
  const value = textOf(quotes) ?? '';
  const [before = '', after = ''] = tags.split('{version}');
  const isTag = value.startsWith(before) && value.endsWith(after);
  const tagged = isTag ? value.slice(before.length, value.length - after.length) : value;
  const [version, start] = isExactVersion(tagged) ? [tagged, isTag ? before.length : 0] : [value, 0];
  if (!isExactVersion(version)) return undefined;
  return inFile(quotes, { version, start, end: start + version.length });
}
