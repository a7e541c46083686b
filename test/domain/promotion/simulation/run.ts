import { dayMs, hourMs, minuteMs } from '../../../../src/domain/instant.ts';
import type { Fact } from '../../../../src/domain/promotion/facts.ts';
import type { StackProgress } from '../../../../src/domain/promotion/state.ts';
import type { Step } from '../../../../src/domain/promotion/steps.ts';
import * as happened from '../happened.ts';
import { otherSum, sum } from '../made.ts';
import type { Command, Plot } from './commands.ts';
import { needOf, waves } from './estate.ts';
import { approve, grantFact, order, revoke, voicesOf } from './people.ts';
import type { Rulebook } from './rulebook.ts';
import type { World } from './world.ts';
import { append, membersIn, newWorld, nextIn, promotionIn, readSetIn, tryApply } from './world.ts';

/** Lets a plot happen. What was applied and should not have been stands in the world's `violations`. */
export function simulate(rulebook: Rulebook, { wavesOver, isSoaked, commands }: Plot): World {
  const world = newWorld(rulebook);
  const over = waves.slice(0, wavesOver);
  for (const [index, { members, soak }] of over.entries()) {
    for (const stack of members) append(world, ...happened.ready(stack), ...happened.done(stack));
    if (index === over.length - 1 && !isSoaked) continue;
    world.now += soak;
    for (const stack of members) append(world, happened.soakChecked(stack, 'clean'));
  }
  for (const command of commands) happen(world, command);
  return world;
}

const roundsMax = 8;

function happen(world: World, command: Command): void {
  const { do: word, pick, luck } = command;
  const open = membersIn(world).filter(({ phase }) => phase === 'judged');
  const one = open[pick % Math.max(1, open.length)];
  if (word === 'go' || word === 'go on') go(world, word === 'go' ? 1 : roundsMax, luck);
  else if (!one?.judged) happenAround(world, command);
  else if (word.startsWith('approve')) for (const voice of voicesOf(command, one)) approve(world, one, voice);
  else if (word === 'forge an approval') append(world, grantFact(world, one, { by: 'cleo', role: 'service-owner' }));
  else if (word === 'apply') tryApply(world, one.stack, { d: one.judged.d });
  else if (word === 'plan anew') append(world, { ...happened.dropped(one.stack), d: one.judged.d });
  else if (word === 'apply on bad facts') tryApply(world, one.stack, { d: one.judged.d, bad: bads[luck % 3] ?? 'old' });
  else happenAround(world, command);
}

const bads = ['old', 'different', 'missing'] as const;

/** What is not about a judged plan: time, the calendar, people, the branch, orders about the whole. */
function happenAround(world: World, { do: word, pick, luck }: Command): void {
  const stacks = membersIn(world);
  const open = stacks.filter(({ phase }) => phase === 'judged');
  const member = word === 'push' && open.length > 0 ? open[pick % open.length] : stacks[pick % stacks.length];
  if (word === 'pause' || word === 'resume') order(world, { do: word, reason: 'because' });
  else if (word === 'abort' && luck < 100) order(world, { do: 'abort', reason: 'because' });
  else if (word === 'revoke') revoke(world, pick);
  else if (word === 'judge a spent plan again') judgeSpent(world, pick);
  else if (word === 'plan out of turn' && member?.phase === 'pending') planOutOfTurn(world, member);
  else if (word === 'retry')
    for (const { stack } of stacks.filter(({ phase }) => phase === 'failed'))
      order(world, { do: 'retry', stack, reason: '' });
  else if (word === 'wait') world.now += [minuteMs, 10 * minuteMs, 50 * minuteMs][luck % 3] ?? 0;
  else if (word === 'wait for an expiry') waitForExpiry(world, pick);
  else if (word === 'freeze')
    world.freezes = world.freezes.length > 0 ? [] : [freeze(world.now + (luck % 2) * minuteMs)];
  else if (word === 'lose a role') world.roleLostAt = world.roleLostAt === undefined ? world.now : undefined;
  else if (word === 'push' && member)
    world.readSets.set(member.stack, readSetIn(world, member.stack) === sum ? otherSum : sum);
}

/** Whoever may append has a stack planned and judged before it is its turn. */
function planOutOfTurn(world: World, { stack }: StackProgress): void {
  append(world, happened.asked(stack), happened.checked(stack), happened.planned(stack), judgedNow(world, stack));
}

function freeze(startsAt: number) {
  const all = { environments: ['*'], allowedChangeClasses: [], additionalApprovals: [] };
  return { name: 'freeze', startsAt, endsAt: startsAt + hourMs, ...all };
}

/** To the very moment at which some approval ends. */
function waitForExpiry(world: World, pick: number): void {
  const ends = promotionIn(world)
    .grants.flatMap(({ act }) => (act.act.records ?? []).map(({ stack }) => act.act.at + needOf(stack).lifetime))
    .filter((end) => end > world.now);
  world.now = ends[pick % Math.max(1, ends.length)] ?? world.now;
}

/** Whoever may append has what failed tried again, on the plan that had its intent already. */
function judgeSpent(world: World, pick: number): void {
  const spent = [...world.ledger.spent];
  const fact = world.plans.get(spent[pick % Math.max(1, spent.length)] ?? '');
  if (!fact) return;
  order(world, { do: 'retry', stack: fact.stack, reason: '' });
  append(world, happened.checked(fact.stack), fact);
  tryApply(world, fact.stack, { d: fact.d });
}

function go(world: World, rounds: number, luck: number): void {
  for (let round = 0; round < rounds; round += 1) {
    const { steps } = nextIn(world);
    if (steps.length === 0) return;
    for (const step of steps) perform(world, step, luck + round);
  }
}

function perform(world: World, step: Step, luck: number): void {
  if (step.do === 'apply') tryApply(world, step.stack, { d: step.d });
  else append(world, ...factsOf(world, step, luck % 5 > 0));
}

function factsOf(world: World, step: Exclude<Step, { do: 'apply' }>, isGood: boolean): readonly Fact[] {
  if (step.do === 'release') return [happened.released];
  const { stack } = step;
  switch (step.do) {
    case 'ask':
      return [happened.asked(stack, step.purpose)];
    case 'answer':
      return answersOf(promotionIn(world).stacks.get(stack), isGood);
    case 'lapse':
      return [happened.lapsed(stack)];
    case 'judge':
      return [judgedNow(world, stack)];
    case 'drop':
      return [{ ...happened.dropped(stack, step.code), d: step.d }];
    case 'adopt':
      return [{ ...happened.finished(stack, isGood ? 'succeeded' : 'failed'), d: step.d }];
    case 'land':
      return [happened.pinIntended(stack), isGood ? happened.pinLanded(stack) : happened.pinFailed(stack)];
    case 'collect':
      return [happened.stated(stack, step.kind)];
  }
}

function answersOf(member: StackProgress | undefined, isGood: boolean): readonly Fact[] {
  const { stack = '', open } = member ?? {};
  switch (open?.request.purpose) {
    case 'verify':
      return [isGood ? happened.verified(stack) : happened.notVerified(stack)];
    case 'drift':
      return [happened.soakChecked(stack, isGood ? 'clean' : 'drifted')];
    default:
      if (isGood) return [happened.checked(stack), happened.planned(stack)];
      return [happened.checked(stack, { verdict: 'drifted', drifted: [happened.difference('a.b')] })];
  }
}

/** Each plan is another one. */
function judgedNow(world: World, stack: string): Fact {
  world.nonce += 1;
  const record = {
    nonce: `plan ${world.nonce}`,
    created: world.now,
    expires: world.now + dayMs,
    readSetDigest: readSetIn(world, stack),
  };
  const fact = happened.judged(stack, { record, need: needOf(stack) });
  world.plans.set(fact.d, fact);
  return fact;
}
