import type { Opened, Tell } from '../cli/opened.ts';
import type { Definitions } from '../domain/definitions.ts';
import { next } from '../domain/promotion/next.ts';
import type { Book } from '../parts/book.ts';
import { acceptDrift } from '../parts/decide/accept-drift.ts';
import { act, recordAct, signOrder } from '../parts/decide/act.ts';
import { addEvidence } from '../parts/decide/add-evidence.ts';
import { addRelease } from '../parts/decide/add-release.ts';
import type { Desk } from '../parts/decide/desk.ts';
import { openDesk } from '../parts/decide/desk.ts';
import { replay } from '../parts/decide/replay.ts';
import { reconcile, run } from '../parts/decide/run.ts';
import { acceptPartial, settle } from '../parts/decide/settle.ts';
import { adopted } from './adopt.ts';
import { decideWorldAt } from './decide-world.ts';
import { driftReport } from './drift-look.ts';
import { previewed } from './looks.ts';
import type { LedgerPlace } from './place.ts';
import type { Interrupts } from './signals.ts';
import { storesAt } from './stores.ts';

/** What needs the rules, and no engine and no credentials. */
export type DecidePart = Pick<
  Opened,
  | 'next'
  | 'run'
  | 'reconcile'
  | 'adopt'
  | 'settle'
  | 'act'
  | 'sign'
  | 'record'
  | 'preview'
  | 'drift'
  | 'acceptDrift'
  | 'replay'
  | 'releaseAdd'
>;

/** Decide over its own world, opened anew for each thing that is asked. */
export function decidePartAt(
  place: LedgerPlace,
  of: {
    readonly book: Book;
    readonly signals: Interrupts;
    readonly graceMs: number;
    readonly definitions: () => Promise<Definitions | undefined>;
  },
): DecidePart {
  const { book, signals, graceMs } = of;
  const { as } = place.around;
  const who = as === undefined ? {} : { as };
  const desk = async (tell: Tell = () => {}): Promise<Desk> =>
    openDesk(await decideWorldAt(place, { definitions: await of.definitions(), tell, signals, graceMs }));
  return {
    async next(promotion) {
      const { world, present } = await desk();
      const checkoutDirty = await world.landing.checkoutIsDirty();
      const since = (await book.state()).head.sequence;
      const now = await present.read(promotion, { now: place.clock.now(), since, checkoutDirty });
      return next(promotion, await book.state(), now);
    },
    run: async (order, tell) => run(await desk(tell), { ...order, ...who }),
    reconcile: async (stack, tell) => reconcile(await desk(tell), { stack, ...who }),
    adopt: async (stack, tell) => adopted(place, await desk(tell), { stack, stop: signals.first }),
    settle: async (job) => settle(await desk(), job),
    act: async (order) => ordered(await desk(), order, who),
    sign: async ({ promotion, ...order }) => signOrder(await desk(), promotion, { order, ...who }),
    record: async ({ promotion, signed }) => recordAct(await desk(), promotion, signed),
    preview: async (release) => previewed(place, await desk(), { release, stop: signals.first }),
    drift: async (order, tell) => driftReport(place, await desk(tell), { ...order, stop: signals.first }),
    acceptDrift: async (order) => acceptDrift(await desk(), { ...order, ...who }),
    replay: (promotion) => replay({ ledger: place.ledger, objects: storesAt(place).objects }, promotion),
    releaseAdd: async (name) => addRelease(await desk(), name, as),
  };
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
