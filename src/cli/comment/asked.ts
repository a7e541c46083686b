import { runCommand } from '../../domain/promotion/gate-question.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { loweredIn } from '../../views/exceptions.ts';
import { inboxOf } from '../../views/inbox.ts';
import { surroundingsOf } from '../around.ts';
import type { Context } from '../command.ts';
import { knownPromotion } from '../known-promotion.ts';
import { isRefusals, type Opened } from '../opened.ts';
import { problemsRefusal } from '../print/problems.ts';
import type { Known } from './known.ts';

const nothing: Known = {
  analyses: new Map(),
  asks: [],
  digests: new Map(),
  lowered: new Map(),
  stacks: new Map(),
  policies: [],
  accounts: {},
};

type Around = Pick<Context, 'wire' | 'cwd' | 'env' | 'now' | 'as'>;

/** What the ledger here says about a promotion, with its plans where they are wanted; nothing where none is named. */
export async function asked(
  context: Around,
  { named, wantsPlans }: { named: string | undefined; wantsPlans: boolean },
): Promise<Known | Refusal> {
  if (named === undefined) return nothing;
  const { openWaves } = await context.wire();
  const opened = await openWaves(surroundingsOf(context));
  if (isRefusals(opened)) return opened[0] as Refusal;
  try {
    return await knownIn(opened, named, wantsPlans);
  } finally {
    await opened.close();
  }
}

async function knownIn(opened: Opened, named: string, wantsPlans: boolean): Promise<Known | Refusal> {
  const ledger = await opened.state();
  const promotion = knownPromotion(ledger, named);
  if (isRefusal(promotion)) return promotion;
  const read = await opened.definitions();
  if ('problems' in read) return problemsRefusal(read.problems, 'rules-unreadable');
  const { rules, stacks } = read.definitions;
  const items = inboxOf({ ledger, rules, now: opened.now() }).filter((item) => item.promotion === promotion.id);
  const judged = [...promotion.stacks.values()].flatMap(({ stack, judged: plan }) =>
    plan ? [[stack, plan.d] as const] : [],
  );
  return {
    module: promotion.release.module,
    analyses: wantsPlans ? await opened.analyses(promotion) : new Map(),
    asks: items.map(({ role, command }) => ({ command, ...(role === undefined ? {} : { role }) })),
    ...(promotion.state === 'open' ? { next: runCommand(promotion) } : {}),
    digests: new Map(judged),
    lowered: new Map(loweredIn(ledger, promotion.id).map((one) => [one.plan, one])),
    stacks: new Map(stacks.map(({ name, environment, accountId }) => [name, { environment, accountId }])),
    policies: rules.policies,
    accounts: rules.accounts,
  };
}
