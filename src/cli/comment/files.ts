import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { PolicyRow } from '../../domain/rules.ts';
import { type AnalyzedOf, analyzed } from '../../views/analyzed.ts';
import { commentedPlan } from '../../views/comment/from-analyzed.ts';
import type { CommentedPlan, FailedPlan } from '../../views/comment/plan.ts';
import { surroundingsOf } from '../around.ts';
import type { Context } from '../command.ts';
import { jsonFilesIn } from '../files.ts';
import type { Known } from './known.ts';

type Read = { readonly plans: readonly CommentedPlan[]; readonly failed: readonly FailedPlan[] };
type Given = { readonly stack: string; readonly file: string };
type Around = Pick<Context, 'wire' | 'cwd' | 'env' | 'now' | 'as'> & {
  readonly args: { readonly files: readonly string[] };
};

/** The judged plans of every file that was named, or without any those of the promotion; a result that says why there is no plan is told as that. */
export async function commentedFiles(
  context: Around,
  { from, known, policies }: { from: string | undefined; known: Known; policies: readonly PolicyRow[] },
): Promise<Read | Refusal> {
  const given = await filesGiven(context, from);
  if (isRefusal(given)) return given;
  if (given.length === 0) {
    if (known.analyses.size > 0) return { plans: plansIn(known, policies), failed: [] };
    return refuse('bad-usage', { say: 'no plan is named', fix: 'waves comment --from DIR, or FILE…' });
  }
  const { readPlan } = await context.wire();
  const plans: CommentedPlan[] = [];
  const failed: FailedPlan[] = [];
  for (const { stack, file } of given) {
    const read = await readPlan(surroundingsOf(context), file);
    if (isRefusal(read)) {
      if (read.code !== 'plan-failed') return { ...read, subject: file };
      failed.push({ stack, say: read.say });
      continue;
    }
    plans.push(planOf({ stack, file, ...read }, known, policies));
  }
  return { plans, failed };
}

/** The judged plans that the ledger knows. What was sensitive is masked in them already. */
function plansIn(known: Known, policies: readonly PolicyRow[]): readonly CommentedPlan[] {
  return [...known.analyses].map(([stack, analysis]) =>
    planOf({ stack, file: stack, analysis, sensitive: [] }, known, policies),
  );
}

type Planned = Pick<AnalyzedOf, 'file' | 'analysis' | 'sensitive'> & { readonly stack: string };

function planOf({ stack, ...read }: Planned, known: Known, policies: readonly PolicyRow[]): CommentedPlan {
  const { environment, accountId } = known.stacks.get(stack) ?? {};
  const plan = analyzed({
    ...read,
    policies: [...known.policies, ...policies],
    accounts: known.accounts,
    ...(environment ? { environment } : {}),
  });
  const d = known.digests.get(stack);
  const lowered = known.lowered.get(d ?? '');
  return commentedPlan(plan, {
    stack,
    ...(environment ? { environment } : {}),
    ...(accountId ? { accountId } : {}),
    ...(d === undefined ? {} : { d }),
    ...(lowered ? { lowered } : {}),
  });
}

async function filesGiven({ args, cwd }: Around, from: string | undefined) {
  const below = from === undefined ? [] : await jsonFilesIn(from, cwd);
  if (isRefusal(below)) return below;
  const found = below.map((path): Given => ({ stack: stackOf(path), file: `${from}/${path}` }));
  const named = args.files.map((written): Given => {
    const at = written.indexOf('=');
    return at > 0
      ? { stack: written.slice(0, at), file: written.slice(at + 1) }
      : { stack: stackOf(written), file: written };
  });
  const all = [...found, ...named];
  const twice = all.find(({ stack }, at) => all.findIndex((other) => other.stack === stack) !== at);
  if (!twice) return all;
  return refuse('bad-usage', { say: `two files are of stack ${twice.stack}`, fix: 'name them: STACK=FILE' });
}

/** `prod-01/network-edge.json` and `prod-01/network-edge/plan.json` are of `prod-01/network-edge`. */
function stackOf(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/[.]json$/, '')
    .replace(/\/(?:plan|result|tfplan)$/, '');
}
