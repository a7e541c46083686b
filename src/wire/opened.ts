import type { Opened, Tell } from '../cli/opened.ts';
import type { Definitions } from '../domain/definitions.ts';
import { next } from '../domain/promotion/next.ts';
import type { Refusal } from '../domain/refusal.ts';
import { applyRecord } from '../parts/apply/apply.ts';
import { settleApply } from '../parts/apply/settle.ts';
import { openBook } from '../parts/book.ts';
import { act, recordAct, signOrder } from '../parts/decide/act.ts';
import { addEvidence } from '../parts/decide/add-evidence.ts';
import { addRelease } from '../parts/decide/add-release.ts';
import type { Desk } from '../parts/decide/desk.ts';
import { openDesk } from '../parts/decide/desk.ts';
import { replay } from '../parts/decide/replay.ts';
import { reconcile, run } from '../parts/decide/run.ts';
import { acceptPartial, settle } from '../parts/decide/settle.ts';
import type { GovernedRules, Unreadable } from '../parts/governed-rules.ts';
import { readGovernedRules } from '../parts/governed-rules.ts';
import { answerProviders } from '../parts/plan/answer-providers.ts';
import { answerRequest } from '../parts/plan/answer-request.ts';
import { applyWorldAt } from './apply-world.ts';
import { decideWorldAt } from './decide-world.ts';
import { driftReport, previewed } from './looks.ts';
import type { LedgerPlace } from './place.ts';
import { planWorldAt } from './plan-world.ts';
import type { Interrupts } from './signals.ts';
import { onInterrupt } from './signals.ts';
import { storesAt } from './stores.ts';

type Refusals = readonly Refusal[];

/** Everything a command may ask of a ledger and the repository around it. Each part gets its own world, when asked. */
export function openedAt(place: LedgerPlace): Opened {
  const book = openBook(place.ledger);
  const signals = onInterrupt({ isPipeline: Boolean(place.around.env.CI) });
  const rules = async () => {
    const governed = await place.governed();
    return readGovernedRules(governed, await governed.head());
  };
  const desk = deskOf(place, { rules, signals });
  const { as } = place.around;
  const who = as === undefined ? {} : { as };
  return {
    folder: place.folder,
    now: () => place.clock.now(),
    state: () => book.state(),
    definitions: rules,
    async next(promotion) {
      const { world, present } = await desk(() => {});
      const checkoutDirty = await world.landing.checkoutIsDirty();
      const since = (await book.state()).head.sequence;
      const now = await present.read(promotion, { now: place.clock.now(), since, checkoutDirty });
      return next(promotion, await book.state(), now);
    },
    run: async (order, tell) => run(await desk(tell), { ...order, ...who }),
    reconcile: async (stack, tell) => reconcile(await desk(tell), { stack, ...who }),
    planPart: async (job) => answerRequest(await planWorldAt(place, definitionsIn(await rules()), signals.signal), job),
    providersPart: async (release) =>
      answerProviders(await planWorldAt(place, definitionsIn(await rules()), signals.signal), release),
    applyPart: async (job) =>
      withApplyWorld(place, { rules, interrupted: signals.stopping }, (world) => applyRecord(world, job)),
    settlePart: async (job) =>
      withApplyWorld(place, { rules, interrupted: signals.stopping }, (world) => settleApply(world, job)),
    settle: async (job) => settle(await desk(() => {}), job),
    act: async (order) => ordered(await desk(() => {}), order, who),
    sign: async ({ promotion, ...order }) => signOrder(await desk(() => {}), promotion, { order, ...who }),
    record: async ({ promotion, signed }) => recordAct(await desk(() => {}), promotion, signed),
    preview: async (release) => previewed(place, await desk(() => {}), release),
    drift: async (stacks, tell) => driftReport(place, await desk(tell), stacks),
    replay: (promotion) => replay({ ledger: place.ledger, objects: storesAt(place).objects }, promotion),
    log: (promotion, stack) => storesAt(place).logs.read(promotion, stack),
    releaseAdd: async (name) => addRelease(await desk(() => {}), name, as),
    async close() {
      signals.close();
      place.ledger.close();
    },
  };
}

type Rules = () => Promise<GovernedRules | Unreadable>;

function definitionsIn(rules: GovernedRules | Unreadable): Definitions | undefined {
  return 'problems' in rules ? undefined : rules.definitions;
}

function deskOf(place: LedgerPlace, of: { rules: Rules; signals: Interrupts }): (tell: Tell) => Promise<Desk> {
  return async (tell) => {
    const definitions = definitionsIn(await of.rules());
    return openDesk(await decideWorldAt(place, { definitions, tell, signals: of.signals }));
  };
}

async function withApplyWorld(
  place: LedgerPlace,
  of: { rules: Rules; interrupted: () => boolean },
  use: (world: Exclude<Awaited<ReturnType<typeof applyWorldAt>>, Refusals>) => Promise<Refusals>,
): Promise<Refusals> {
  const world = await applyWorldAt(place, {
    definitions: definitionsIn(await of.rules()),
    interrupted: of.interrupted,
  });
  return 'ledger' in world ? use(world) : world;
}

async function ordered(
  desk: Desk,
  order: Parameters<Opened['act']>[0],
  who: { as?: string },
): ReturnType<Opened['act']> {
  const { promotion, ...rest } = order;
  if (rest.do === 'evidence') return addEvidence(desk, { promotion, ...rest, ...who });
  if (rest.do === 'accept-partial')
    return acceptPartial(desk, { promotion, stack: rest.stack, reason: rest.reason, ...who });
  return act(desk, promotion, { order: rest, ...who });
}
