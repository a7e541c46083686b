import type { Code } from '../../domain/codes.ts';
import { minuteMs } from '../../domain/instant.ts';
import type { PlanRequest, Purpose } from '../../domain/plan-request.ts';
import type { Fact } from '../../domain/promotion/facts.ts';
import type { LedgerState, Promotion } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { releaseText } from '../../domain/release.ts';
import type { StackName } from '../../domain/stack.ts';
import { rulesUnreadable } from '../governed-rules.ts';
import { editsTo, pinsOf, readSetAt } from '../stack-sources.ts';
import type { Desk } from './desk.ts';

const requestMinutes = 30;

/** Asks the plan part: one open request per stack, naming everything the answer depends on. */
export async function ask(
  desk: Desk,
  promotion: Promotion,
  { stack, purpose }: { stack: StackName; purpose: Purpose },
): Promise<void> {
  const request = await requestFor(desk, promotion, { stack, purpose });
  await desk.record((state) => {
    const member = state.promotions.get(promotion.id)?.stacks.get(stack);
    if (!member || member.open) return undefined;
    const about = { promotion: promotion.id, stack };
    const fact: Fact = isRefusal(request)
      ? { type: 'plan-failed', ...about, request: '', code: request.code, say: request.say }
      : { type: 'plan-asked', ...about, request };
    return { facts: [fact], looked: ['governance'] };
  });
}

async function requestFor(
  desk: Desk,
  promotion: Promotion,
  { stack: name, purpose }: { stack: StackName; purpose: Purpose },
): Promise<PlanRequest | Refusal> {
  const rules = await desk.present.rules();
  if ('problems' in rules) return rulesUnreadable(rules);
  const stack = rules.definitions.stacks.find((candidate) => candidate.name === name);
  const module = rules.definitions.modules.find((candidate) => candidate.name === promotion.release.module);
  if (!stack || !module) return gone(name, promotion);
  const pinned = await pinsOf(desk.world, rules, { stack, module });
  if (pinned === undefined) return gone(name, promotion);
  if (isRefusal(pinned)) return pinned;
  const readSet = await readSetAt(desk.world, rules, stack);
  const state = await desk.book.state();
  return {
    id: desk.world.nonce(),
    purpose,
    promotion: promotion.id,
    stack,
    commit: rules.commit,
    readSet: readSet.paths,
    readSetDigest: readSet.digest,
    module: module.name,
    fromVersion: pinned.version,
    toVersion: promotion.release.version,
    edits: editsTo(pinned.pins, promotion.release.version),
    companions: [],
    releases: releasesFor(state, promotion, pinned.version),
    askedAt: desk.world.clock.now(),
    deadlineMs: Math.min(rules.definitions.stackDeadline, requestMinutes * minuteMs),
  };
}

function gone(stack: StackName, promotion: Promotion): Refusal {
  return refuse('not-here' satisfies Code, {
    say: `${stack} or its pin of ${promotion.release.module} is no longer on the governed branch`,
    fix: `waves abort ${promotion.id} --reason …`,
    subject: stack,
    owner: 'stack owner',
  });
}

/** The release being promoted and, where the ledger knows it, the one the stack comes from. */
function releasesFor(state: LedgerState, promotion: Promotion, from: string) {
  const known = state.releases.get(releaseText({ module: promotion.release.module, version: from }));
  if (!known || known.version === promotion.release.version) return [promotion.release];
  const { firstSeen: _, ...release } = known;
  return [release, promotion.release];
}
