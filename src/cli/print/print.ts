import type { Exit } from '../../domain/codes.ts';
import type { Ending } from '../command.ts';
import { exitOfEnding } from '../exit.ts';
import { clean } from './clean.ts';
import { documentText } from './document.ts';
import type { Paint, Tone } from './paint.ts';
import { reasonLines } from './reasons.ts';

export type Printer = {
  readonly json: boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly paint: { readonly out: Paint; readonly err: Paint };
};

/** Prints an ending and answers its exit. Data goes to stdout, talk to stderr; as JSON, one document on stdout. */
export function print(ending: Ending, { json, out, err, paint }: Printer): Exit {
  const exit = exitOfEnding(ending);
  const { reasons = [], text, talk, document = {}, covers } = ending;
  if (talk !== undefined) err(clean(talk));
  if (ending.silent) return exit;
  if (json) {
    out(documentText(exit, reasons, document));
    return exit;
  }
  if (text !== undefined && text !== '') out(painted(clean(text), paint.out));
  if (covers !== 'reasons')
    for (const line of reasonLines(reasons)) err(line.replace(/^[a-z-]+(?=: )/, (code) => paint.err('bad', code)));
  return exit;
}

/** Only how a line of ours begins has a colour: what others wrote stands never at the beginning of a line. */
const marks: readonly (readonly [RegExp, Tone])[] = [
  [/^(?:Failed|Halted|Refused|Tampered)(?=: )/gm, 'bad'],
  [/^(?:Paused|Stopped|No data|Held by another|Stopped on request)(?=: )/gm, 'wait'],
  [/^Released$/gm, 'good'],
  [/^next: .*$/gm, 'strong'],
];

function painted(text: string, paint: Paint): string {
  return marks.reduce((all, [mark, tone]) => all.replace(mark, (found) => paint(tone, found)), text);
}
