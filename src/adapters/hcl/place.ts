import type { Span } from '../../domain/module-source.ts';
import type { Pin } from '../../ports/pins.ts';
import type { Quotes } from './body.ts';
import { unquote } from './quoted.ts';

/** A version and where it stands, in UTF-16 units. */
export type Version = Span & { readonly version: string };

/** From the value to the file, if each character of the version stands there as itself. */
export function inFile(quotes: Quotes | undefined, inValue: Version | undefined): Version | undefined {
  if (!quotes || !inValue) return undefined;
  const { at } = unquote(quotes.raw);
  const [start = 0, end = 0] = [at[inValue.start], at[inValue.end]];
  if (quotes.raw.slice(start, end) !== inValue.version) return undefined;
  return { version: inValue.version, start: quotes.start + start, end: quotes.start + end };
}

/** The place as pins say it, in bytes and lines. */
export function placeIn(text: string, { version, start }: Version): Pick<Pin, 'version' | 'start' | 'end' | 'line'> {
  const before = text.slice(0, start);
  const at = Buffer.byteLength(before);
  return { version, start: at, end: at + version.length, line: before.split('\n').length };
}
