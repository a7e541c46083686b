import { surroundingsOf } from '../around.ts';
import type { Context } from '../command.ts';
import { candidates } from './candidates.ts';
import type { LiveKind, Offer } from './offer.ts';
import { files } from './values.ts';

type Asked = Pick<Context, 'env' | 'cwd' | 'out' | 'wire' | 'list'> & { readonly argv: readonly string[] };

/**
 * What the completion scripts ask: `waves __complete COUNT WORD…`, where COUNT words stand before the one that is typed.
 * Answers a line for each word, `word<tab>help`, or the line `:files`. It never fails and says nothing on stderr: a
 * question that cannot be answered offers nothing.
 */
export async function answerShell({ argv, out, env, cwd, wire, list }: Asked): Promise<void> {
  const [count = '0', ...words] = argv;
  const before = words.slice(0, Number(count));
  const current = words[Number(count)] ?? '';
  const around = surroundingsOf({ env, cwd, now: undefined, as: undefined });
  const live = async (kind: LiveKind) => (await wire()).offers(around, kind).catch(() => []);
  const answer = await candidates(before, current, { list, live }).catch(() => []);
  if (answer === files) return out(':files');
  for (const offer of answer) if (offer.word.startsWith(current) && isPlain(offer.word)) out(lineOf(offer));
}

/** A shell puts the word on the command line as it is: nothing may be in it that the shell would read as its own. */
function isPlain(word: string): boolean {
  return /^[A-Za-z0-9@._/:=,+-]+$/.test(word);
}

function lineOf({ word, help }: Offer): string {
  return help === undefined ? word : `${word}\t${help.replace(/[\p{C}\s]+/gu, ' ')}`;
}
