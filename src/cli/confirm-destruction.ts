import { recordsNamed } from '../domain/approval/named.ts';
import type { Judged } from '../domain/promotion/state.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { isProduction } from '../domain/risk/classify.ts';
import { countsText } from '../views/summary-text.ts';
import type { Context } from './command.ts';
import { knownPromotion } from './known-promotion.ts';
import type { Opened } from './opened.ts';
import { oneLine } from './print/clean.ts';

type Asked = { readonly promotion: string; readonly plan: readonly string[]; readonly destroys: string | undefined };

/**
 * Whoever approves a plan that destroys something in production writes the module's name: as `--destroys`, or when asked
 * for it at the terminal. What is wrong with the order otherwise is said by whoever carries it out.
 */
export async function confirmDestruction(
  { ask, err }: Pick<Context, 'ask' | 'err'>,
  opened: Pick<Opened, 'state' | 'stop'>,
  { promotion: id, plan, destroys }: Asked,
): Promise<Refusal | undefined> {
  const promotion = knownPromotion(await opened.state(), id);
  if (isRefusal(promotion)) return undefined;
  const named = recordsNamed(promotion, plan);
  const destroying = isRefusal(named) ? [] : named.filter(isDestroying);
  const { module } = promotion.release;
  const written = destroying.length > 0 ? (destroys ?? (await answered())) : (destroys ?? module);
  if (written === module || opened.stop.aborted) return undefined;
  if (written !== undefined) {
    const say = `${JSON.stringify(written)} is not the name of what is promoted: nothing was approved`;
    return refuse('bad-usage', { say, fix: `--destroys ${module}` });
  }
  const [first] = destroying;
  return refuse('bad-usage', {
    say: `${first ? lineOf(first) : ''} in production, and nobody is here to type the module's name`,
    fix: `--destroys ${module}`,
    ...(first ? { subject: first.record.stack } : {}),
  });

  async function answered(): Promise<string | undefined> {
    if (!ask) return undefined;
    for (const judged of destroying) err(oneLine(`${lineOf(judged)} in production`));
    const text = await ask(`Type the name of the module to approve that (${module}): `, opened.stop);
    return text?.trim();
  }
}

function isDestroying({ summary, record }: Judged): boolean {
  return summary.destructive && isProduction(record.environment);
}

function lineOf({ record, summary }: Judged): string {
  return `the plan of ${record.stack} (${countsText(summary.counts)}) destroys`;
}
