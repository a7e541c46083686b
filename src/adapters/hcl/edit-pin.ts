import { isExactVersion } from '../../domain/exact-version.ts';
import { Failure } from '../../domain/failure.ts';
import { sourceAddress } from '../../domain/module-source.ts';
import type { Pin } from '../../ports/pins.ts';
import { type Quotes, quotesOf, valueIn } from './body.ts';
import { type Call, callsIn } from './calls.ts';
import { constraintPlace } from './find.ts';
import type { Grammar } from './grammar.ts';
import { readText } from './read.ts';

/** Puts another version where the pin's stands. Reads the text again, so that no other characters are ever hit. */
export function movePin(
  grammar: Grammar,
  text: string,
  { pin, to }: { readonly pin: Pin; readonly to: string },
): string {
  if (!isExactVersion(to)) throw failed('not-exact', `${JSON.stringify(to.slice(0, 100))} is no exact version`);
  const start = unitsAt(text, pin.start);
  const end = start + pin.version.length;
  const said = readText(grammar, pin.file, text, (body) =>
    pin.isVariable
      ? quotesOf(valueIn(body, pin.block))
      : callsIn(body, pin.file).some((call) => call.call.block === pin.block && saysAt(call, pin, start)),
  );
  const isThere =
    text.slice(start, end) === pin.version &&
    Buffer.byteLength(text.slice(0, start)) === pin.start &&
    pin.end === pin.start + pin.version.length &&
    (typeof said === 'object' ? 'raw' in said && isWithin(said, start, end) : said === true);
  if (!isThere) throw failed('pin-conflict', `${pin.file} no longer pins ${pin.block} to ${pin.version} there`);
  return text.slice(0, start) + to + text.slice(end);
}

function saysAt(call: Call, pin: Pin, start: number): boolean {
  const { source } = call;
  if (!source || source.raw !== pin.source) return false;
  if (sourceAddress(call.address ?? '').kind === 'registry') return constraintPlace(call)?.start === start;
  return source.start <= start && start + pin.version.length <= source.start + source.raw.length;
}

function isWithin(quotes: Quotes, start: number, end: number): boolean {
  return quotes.start <= start && end <= quotes.start + quotes.raw.length;
}

/** UTF-16 units before a UTF-8 byte offset. */
function unitsAt(text: string, bytes: number): number {
  return Buffer.from(text).subarray(0, bytes).toString().length;
}

function failed(code: string, message: string): Failure {
  return new Failure(code, message, { outcome: 'nothing-happened' });
}
