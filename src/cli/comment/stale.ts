import { isRefusal, refuse } from '../../domain/refusal.ts';
import { stale } from '../../views/comment/stale.ts';
import type { Ending } from '../command.ts';
import { textOf } from '../files.ts';

/** Prints an existing comment with a first line that says it shows plans of an older commit. */
export async function staleEnding({ cwd }: { cwd: string }, file: string, head: string | undefined): Promise<Ending> {
  if (head === undefined)
    return { reasons: [refuse('bad-usage', { say: '--stale needs --head', fix: 'add --head COMMIT' })] };
  const body = await textOf(file, cwd);
  if (isRefusal(body)) return { reasons: [body] };
  const text = stale(body, head);
  if (text === undefined) {
    const fix = 'name a comment that waves made, as it stands on the forge';
    return { reasons: [refuse('invalid-file', { say: `${file} is no comment of waves`, fix })] };
  }
  return { text: text.trimEnd(), document: { text, stale: text !== body } };
}
