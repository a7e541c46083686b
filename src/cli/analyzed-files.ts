import { isRefusal } from '../domain/refusal.ts';
import type { PolicyRow } from '../domain/rules.ts';
import { analyzed } from '../views/analyzed.ts';
import { surroundingsOf } from './around.ts';
import type { Context } from './command.ts';
import type { Answer } from './print/analyzed.ts';

/** Every file as a judged plan, or why it is none. */
export async function analyzedFiles(
  context: Pick<Context, 'wire' | 'cwd' | 'env' | 'now' | 'as'>,
  files: readonly string[],
  policies: readonly PolicyRow[] = [],
): Promise<readonly Answer[]> {
  const { readPlan } = await context.wire();
  const answers: Answer[] = [];
  for (const file of files) {
    const read = await readPlan(surroundingsOf(context), file);
    answers.push(isRefusal(read) ? { file, refusal: read } : analyzed({ file, ...read, policies }));
  }
  return answers;
}
