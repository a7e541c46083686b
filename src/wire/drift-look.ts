import PQueue from 'p-queue';
import type { Opened } from '../cli/opened.ts';
import type { DriftOrder } from '../cli/orders.ts';
import type { Definitions } from '../domain/definitions.ts';
import { driftVerdict, expect } from '../domain/drift/expect.ts';
import { shareOf } from '../domain/drift/shard.ts';
import type { PlanRequest } from '../domain/plan-request.ts';
import { expectedIn } from '../domain/promotion/expected.ts';
import type { LedgerState } from '../domain/promotion/state.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import type { Stack } from '../domain/stack.ts';
import { bringersOf } from '../parts/decide/answer.ts';
import type { Desk } from '../parts/decide/desk.ts';
import type { GovernedRules } from '../parts/governed-rules.ts';
import { rulesUnreadable } from '../parts/governed-rules.ts';
import type { Looked } from '../parts/plan/look.ts';
import { look } from '../parts/plan/look.ts';
import { pinsOf, readSetAt } from '../parts/stack-sources.ts';
import type { DriftFound } from '../views/drift/found.ts';
import { firstSeenWrong, lastSeenRight } from '../views/drift/seen-before.ts';
import { requestFor } from './looks.ts';
import type { LedgerPlace } from './place.ts';
import { planWorldAt } from './plan-world.ts';

/**
 * `waves drift`: each stack looked at with the plan identity at its current pin, some at once. Nothing is edited,
 * locked or recorded. After a Ctrl-C no further look begins, and the rest is said to be not checked.
 */
export async function driftReport(
  place: LedgerPlace,
  desk: Desk,
  order: DriftOrder & { readonly stop: AbortSignal },
): ReturnType<Opened['drift']> {
  const rules = await desk.present.rules();
  if ('problems' in rules) return [rulesUnreadable(rules)];
  const chosen = chosenStacks(rules.definitions, order);
  if (isRefusal(chosen)) return [chosen];
  const world = await planWorldAt(place, rules.definitions, order.stop);
  const state = await desk.book.state();
  const looking = { desk, rules, state };
  const queue = new PQueue({ concurrency: order.concurrency ?? rules.definitions.driftConcurrency });
  const lookAt = async (stack: Stack): Promise<DriftFound> => {
    if (order.stop.aborted) return found(looking, stack, unchecked('interrupted before it was looked at'));
    const request = await requestOf(looking, stack);
    const seen = isRefusal(request)
      ? unchecked(request.say)
      : await seenBy(looking, request, await look(world, request));
    const isCut = order.stop.aborted && seen.verdict === 'failed';
    const answer = found(looking, stack, isCut ? unchecked('interrupted while it was looked at') : seen);
    desk.world.tell({ type: 'drift', promotion: '', stack: stack.name, say: answer.verdict });
    return answer;
  };
  return { stacks: await queue.addAll(chosen.map((stack) => () => lookAt(stack))) };
}

function chosenStacks({ stacks }: Definitions, { stacks: wanted, shard }: DriftOrder): readonly Stack[] | Refusal {
  const sorted = stacks.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  if (wanted === 'all') return shard ? shareOf(sorted, shard) : sorted;
  const missing = wanted.find((name) => !stacks.some((stack) => stack.name === name));
  if (missing === undefined) return sorted.filter(({ name }) => wanted.includes(name));
  const known = sorted.map(({ name }) => name).join(', ');
  return refuse('bad-usage', { say: `there is no stack ${missing}; known: ${known}`, fix: 'waves drift --all' });
}

type Looking = { readonly desk: Desk; readonly rules: GovernedRules; readonly state: LedgerState };
type Seen = Omit<DriftFound, 'stack' | 'since' | 'asApplied'>;

/** A stack that pins no module of the catalogue cannot be promoted, and drifts like any other. */
async function requestOf({ desk, rules }: Looking, stack: Stack): Promise<PlanRequest | Refusal> {
  for (const module of rules.definitions.modules) {
    const pinned = await pinsOf(desk.world, rules, { stack, module });
    if (pinned !== undefined) return requestFor(desk, { stack, module, purpose: 'drift' });
  }
  const readSet = await readSetAt(desk.world, rules, stack);
  const none = { module: '', fromVersion: '', toVersion: '', edits: [], companions: [], releases: [] };
  return {
    ...none,
    id: desk.world.nonce(),
    purpose: 'drift',
    promotion: 'look',
    stack,
    commit: rules.commit,
    readSet: readSet.paths,
    readSetDigest: readSet.digest,
    askedAt: desk.world.clock.now(),
    deadlineMs: rules.definitions.stackDeadline,
  };
}

function unchecked(why: string): Seen {
  return { verdict: 'not-checked', drifted: [], pending: [], broughtBy: [], why };
}

async function seenBy({ desk, rules, state }: Looking, request: PlanRequest, looked: Looked): Promise<Seen> {
  const { name } = request.stack;
  if (!looked.looked) return { ...unchecked(looked.say), verdict: looked.engineFailed ? 'failed' : 'not-checked' };
  if (looked.state === 'absent') {
    const applied = state.lastApplied.get(name);
    if (!applied) return { ...unchecked('it has no state yet: nothing was applied'), isNew: true };
    const say = `its state is gone, though ${applied.module}@${applied.version} was applied (entry ${applied.sequence})`;
    return { ...unchecked(say), verdict: 'failed' };
  }
  const expected = expectedIn(state, rules.definitions.rules);
  const drifted = expect(looked.drifted, { stack: name, expected, now: desk.world.clock.now() });
  const { pending } = looked;
  const broughtBy = pending.length > 0 ? await bringersOf(desk, request) : [];
  return { verdict: driftVerdict(drifted, pending), drifted, pending, broughtBy };
}

function found({ desk, state }: Looking, { name }: Stack, seen: Seen): DriftFound {
  const asApplied = lastSeenRight(state, name);
  const isWrong = seen.verdict !== 'clean' && seen.verdict !== 'not-checked' && seen.verdict !== 'failed';
  const since = (isWrong ? firstSeenWrong(state, name)?.at : undefined) ?? desk.world.clock.now();
  return { stack: name, ...seen, since, ...(asApplied ? { asApplied } : {}) };
}
