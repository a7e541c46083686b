import type { Analysis } from '../domain/analysis.ts';
import type { Digest } from '../domain/digest.ts';
import { Failure } from '../domain/failure.ts';
import type { Promotion } from '../domain/promotion/state.ts';
import type { StackName } from '../domain/stack.ts';
import type { Objects } from '../ports/objects.ts';

/** An analysis people were shown, by its digest. */
export async function readAnalysis(objects: Objects, digest: Digest): Promise<Analysis> {
  const bytes = await objects.get(digest);
  if (!bytes) throw new Failure('object-missing', `the analysis ${digest} is gone`, { outcome: 'nothing-happened' });
  return JSON.parse(new TextDecoder().decode(bytes)) as Analysis;
}

/** The plans of a promotion that were judged last, by stack. */
export async function judgedAnalyses(
  objects: Objects,
  promotion: Promotion,
): Promise<ReadonlyMap<StackName, Analysis>> {
  const found = new Map<StackName, Analysis>();
  for (const { stack, judged } of promotion.stacks.values()) {
    if (judged) found.set(stack, await readAnalysis(objects, judged.record.analysis));
  }
  return found;
}
