import type { Exit } from '../../domain/codes.ts';
import type { Ending } from '../command.ts';
import { exitOfEnding } from '../exit.ts';
import { clean } from './clean.ts';
import { documentText } from './document.ts';
import { reasonLines } from './reasons.ts';

export type Printer = {
  readonly json: boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
};

/** Prints an ending and answers its exit. Data goes to stdout, talk to stderr; as JSON, one document on stdout. */
export function print(ending: Ending, { json, out, err }: Printer): Exit {
  const exit = exitOfEnding(ending);
  const { reasons = [], text, talk, document = {}, covers } = ending;
  if (talk !== undefined) err(clean(talk));
  if (ending.silent) return exit;
  if (json) {
    out(documentText(exit, reasons, document));
    return exit;
  }
  if (text !== undefined && text !== '') out(clean(text));
  if (covers !== 'reasons') for (const line of reasonLines(reasons)) err(line);
  return exit;
}
