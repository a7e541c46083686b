import type { PlanRequest, Purpose } from '../../domain/plan-request.ts';
import type { Fact } from '../../domain/promotion/facts.ts';
import type { LedgerState, Promotion, StackPhase } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import type { StackName } from '../../domain/stack.ts';
import { rulesUnreadable } from '../governed-rules.ts';
import { requestAt } from '../plan-request.ts';
import { unanswered } from './answered.ts';
import type { Desk } from './desk.ts';

/** Asks the plan part: one open request per stack, naming everything the answer depends on. */
export async function ask(
  desk: Desk,
  promotion: Promotion,
  { stack, purpose }: { stack: StackName; purpose: Purpose },
): Promise<void> {
  const request = await requestFor(desk, promotion, { stack, purpose });
  await desk.record((state) => {
    const member = state.promotions.get(promotion.id)?.stacks.get(stack);
    if (!member || member.open || !phasesFor[purpose].includes(member.phase)) return undefined;
    const about = { promotion: promotion.id, stack };
    const facts: readonly Fact[] = isRefusal(request)
      ? unanswered({ ...about, request: '' }, { ...request, purpose, status: 'failed' })
      : [{ type: 'plan-asked', ...about, request }];
    return { facts, looked: ['governance'] };
  });
}

/** Phases in which a request of a purpose makes sense: a fact that came between must not be overtaken. */
const phasesFor: Readonly<Record<Purpose, readonly StackPhase[]>> = {
  promote: ['pending', 'judged'],
  verify: ['applied'],
  drift: ['verified'],
  compare: ['unknown'],
};

async function requestFor(
  desk: Desk,
  promotion: Promotion,
  { stack: name, purpose }: { stack: StackName; purpose: Purpose },
): Promise<PlanRequest | Refusal> {
  const rules = await desk.present.rules();
  if ('problems' in rules) return rulesUnreadable(rules);
  const stack = rules.definitions.stacks.find((candidate) => candidate.name === name);
  const module = rules.definitions.modules.find((candidate) => candidate.name === promotion.release.module);
  if (!stack || !module) {
    const say = `${name} or ${promotion.release.module} is no longer on the governed branch`;
    return refuse('not-here', {
      say,
      fix: `waves abort ${promotion.id} --reason …`,
      subject: name,
      owner: 'stack owner',
    });
  }
  const state = await desk.book.state();
  return requestAt(desk.world, rules, {
    stack,
    module,
    toVersion: promotion.release.version,
    releases: releasesOf(state, module.name),
    choices: state.providers,
    promotion: promotion.id,
    purpose,
    id: desk.world.nonce(),
    now: desk.world.clock.now(),
  });
}

/** The registered releases of a module: what `init` must find at either pin. */
export function releasesOf(state: LedgerState, module: string): readonly Release[] {
  return [...state.releases.values()]
    .filter((release) => release.module === module)
    .map(({ firstSeen: _, ...release }) => release);
}
