import { minuteMs } from '../../domain/instant.ts';
import type { LedgerState } from '../../domain/promotion/state.ts';
import type { ProvidersAnswer, ProvidersQuestion } from '../../domain/provider-lock.ts';
import { choiceKey } from '../../domain/provider-lock.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import type { EngineKind, Stack } from '../../domain/stack.ts';
import { isUnmet, lockableNeeds } from '../companions.ts';
import type { GovernedRules } from '../governed-rules.ts';
import type { Desk } from './desk.ts';

const deadlineMs = 10 * minuteMs;

type Choosing = {
  readonly rules: GovernedRules;
  readonly release: Release;
  readonly stacks: readonly Stack[];
  readonly as: string | undefined;
};

/**
 * Sees to it that a version and its hashes are chosen for every provider that the release asks for and some stack's
 * lock file does not have: once for the release and each kind of engine, and then for ever (DESIGN 2).
 */
export async function chooseProviders(desk: Desk, choosing: Choosing): Promise<readonly Refusal[]> {
  for (const kind of await enginesInNeed(desk, choosing)) {
    const refusal = await choose(desk, choosing, kind);
    if (refusal) return [refusal];
  }
  return [];
}

async function enginesInNeed(desk: Desk, { rules, release, stacks }: Choosing): Promise<readonly EngineKind[]> {
  const { providers: choices } = await desk.book.state();
  const found = new Set<EngineKind>();
  for (const stack of stacks) {
    if (choices.get(choiceKey(release, stack.engine.kind))?.chosen || found.has(stack.engine.kind)) continue;
    if (await isUnmet(desk.world, { release, stack, commit: rules.commit })) found.add(stack.engine.kind);
  }
  return [...found];
}

async function choose(desk: Desk, choosing: Choosing, kind: EngineKind): Promise<Refusal | undefined> {
  const question = await asked(desk, choosing, kind);
  if (isRefusal(question)) return question;
  if ((await desk.world.results.get(question.id)) === undefined) await desk.world.runner.providers(choosing.release);
  const text = await desk.world.results.get(question.id);
  const answer = text === undefined ? undefined : (JSON.parse(text) as ProvidersAnswer);
  if (answer?.status !== 'ok') return unanswered(question, answer?.say);
  await desk.record((state) =>
    openQuestion(state, choosing.release, kind)?.id === question.id
      ? { facts: [{ type: 'providers-chosen', request: question.id, chosen: answer.chosen }], looked: ['governance'] }
      : undefined,
  );
  return undefined;
}

/** The open question about a release, asked now where there is none, or where nobody answered in time. */
async function asked(
  desk: Desk,
  { release, stacks, rules, as }: Choosing,
  kind: EngineKind,
): Promise<ProvidersQuestion | Refusal> {
  const now = desk.world.clock.now();
  const person = await desk.world.person(as);
  if (isRefusal(person)) return person;
  const engine = stacks.find((stack) => stack.engine.kind === kind)?.engine ?? { kind };
  const fresh: ProvidersQuestion = {
    id: desk.world.nonce(),
    module: release.module,
    version: release.version,
    engine,
    needs: lockableNeeds(desk.world, release),
    platforms: rules.definitions.providersPlatforms,
    by: person.id,
    askedAt: now,
    deadlineMs,
  };
  const failed = await failedOf(desk, release, kind);
  let standing: ProvidersQuestion | undefined;
  await desk.record((state) => {
    const open = openQuestion(state, release, kind);
    const isOpen = open && open.id !== failed && now <= open.askedAt + open.deadlineMs;
    standing = isOpen ? open : undefined;
    return standing ? undefined : { facts: [{ type: 'providers-asked', question: fresh }], looked: ['governance'] };
  });
  return standing ?? fresh;
}

/** The open question that was answered with a failure: what kept it from a choice may have been mended since. */
async function failedOf(desk: Desk, release: Release, kind: EngineKind): Promise<string | undefined> {
  const open = openQuestion(await desk.book.state(), release, kind);
  const text = open && (await desk.world.results.get(open.id));
  return text !== undefined && (JSON.parse(text) as ProvidersAnswer).status === 'failed' ? open?.id : undefined;
}

function openQuestion(state: LedgerState, release: Release, kind: EngineKind): ProvidersQuestion | undefined {
  const choice = state.providers.get(choiceKey(release, kind));
  return choice?.chosen ? undefined : choice?.question;
}

function unanswered({ engine, needs }: ProvidersQuestion, why: string | undefined): Refusal {
  const wanted = needs.map(({ source, constraints }) => [source, ...constraints].join(' ')).join('; ');
  return refuse('providers-not-chosen', {
    say: `${engine.kind} could not choose a version of ${wanted}: ${why ?? 'nobody answered'}`,
    fix: 'see that the provider is in the mirror or its registry, then run again',
    owner: 'platform team',
  });
}
