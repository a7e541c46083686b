import { isRefusal } from '../domain/refusal.ts';
import { type AnalyzedOf, analyzed } from '../views/analyzed.ts';
import { surroundingsOf } from './around.ts';
import type { Context } from './command.ts';
import type { Answer } from './print/analyzed.ts';

/** Every file as a judged plan, or why it is none. */
export async function analyzedFiles(
  context: Pick<Context, 'wire' | 'cwd' | 'env' | 'now' | 'as'>,
  files: readonly string[],
  judging: Pick<AnalyzedOf, 'policies' | 'signals'> = {},
): Promise<readonly Answer[]> {
  const { readPlan } = await context.wire();
  const answers: Answer[] = [];
  for (const file of files) {
    const read = await readPlan(surroundingsOf(context), file);
    answers.push(isRefusal(read) ? { file, refusal: read } : analyzed({ file, ...read, ...judging }));
  }
  return answers;
}
