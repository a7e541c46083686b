import { canonical } from '../../domain/canonical.ts';
import { digestOf } from '../../domain/digest.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { PlanResult } from '../../domain/plan-result.ts';
import { expectedIn } from '../../domain/promotion/expected.ts';
import type { Fact } from '../../domain/promotion/facts.ts';
import type { Promotion, StackProgress } from '../../domain/promotion/state.ts';
import { rulesUnreadable } from '../governed-rules.ts';
import { answered } from './answered.ts';
import type { Desk } from './desk.ts';

/** Has the open request answered, and records the answer as facts. No answer at all is a lapse. */
export async function answer(desk: Desk, promotion: Promotion, member: StackProgress): Promise<void> {
  const request = member.open?.request;
  if (!request) return;
  const about = { promotion: promotion.id, stack: member.stack };
  if ((await resultOf(desk, request)) === undefined) await desk.world.runner.plan(about);
  const text = await resultOf(desk, request);
  const facts: readonly Fact[] =
    text === undefined
      ? [{ type: 'request-lapsed', ...about, request: request.id }]
      : await factsOf(desk, promotion, { member, request, result: JSON.parse(text) as PlanResult });
  const recorded = await desk.record((state) => {
    const open = state.promotions.get(promotion.id)?.stacks.get(member.stack)?.open;
    return open?.request.id === request.id ? { facts } : undefined;
  });
  if (recorded.written) for (const fact of facts) tellOf(desk, member, fact);
}

async function resultOf(desk: Desk, request: PlanRequest): Promise<string | undefined> {
  return desk.world.results.get(request.id);
}

/** Keeps what people and later judgings read, then says what the result means for the stack. */
async function factsOf(
  desk: Desk,
  promotion: Promotion,
  { member, request, result }: { member: StackProgress; request: PlanRequest; result: PlanResult },
): Promise<readonly Fact[]> {
  if (result.status === 'ok') {
    for (const text of [result.analysis, result.driftAnalysis])
      if (text !== undefined) await desk.world.objects.put(text);
  }
  const broughtBy = await bringersOf(desk, request);
  const state = await desk.book.state();
  const rules = await desk.present.rules();
  return answered({
    promotion,
    member,
    request,
    result,
    digest: digestOf(canonical(result)),
    broughtBy,
    lastRead: state.lastApplied.get(member.stack)?.readSetDigest,
    expected: expectedIn(state, 'problems' in rules ? rulesUnreadable(rules) : rules.definitions.rules),
    now: desk.world.clock.now(),
  });
}

/** The commits since the last apply that touch what the stack reads: where a pending change may come from. */
export async function bringersOf(desk: Desk, request: PlanRequest): Promise<readonly string[]> {
  const state = await desk.book.state();
  const last = state.lastApplied.get(request.stack.name)?.commit;
  if (last === undefined || !(await desk.world.governed.contains(request.commit, last))) return [];
  const commits = await desk.world.governed.commitsTouching({ from: last, to: request.commit }, request.readSet);
  return commits
    .filter(({ commit }) => !state.landed.has(commit))
    .map(({ commit, subject, emails }) => `${commit.slice(0, 12)} ${emails[0] ?? ''}: ${subject}`);
}

function saidOf(verdict: string): string {
  if (verdict === 'clean') return 'no drift';
  return verdict === 'accepted' ? 'only accepted drift' : verdict;
}

function tellOf(desk: Desk, member: StackProgress, fact: Fact): void {
  const about = { promotion: 'promotion' in fact ? fact.promotion : '', wave: member.wave, stack: member.stack };
  const { tell } = desk.world;
  switch (fact.type) {
    case 'drift-checked':
      tell({ type: 'drift', ...about, say: fact.exempt ?? saidOf(fact.verdict) });
      return;
    case 'plan-failed':
      tell({ type: 'planned', ...about, say: `plan failed: ${fact.say}` });
      return;
    case 'verified':
      tell({ type: 'verified', ...about, say: 'verified' });
      return;
    case 'not-verified':
      tell({ type: 'verified', ...about, say: `not verified: ${fact.differences.length} differences` });
      return;
    case 'stack-skipped':
      tell({ type: 'skipped', ...about, say: fact.say });
      return;
    case 'request-lapsed':
      tell({ type: 'warning', ...about, say: 'the plan part left no answer' });
      return;
    default:
      return;
  }
}
