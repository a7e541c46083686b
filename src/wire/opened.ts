import type { Opened } from '../cli/opened.ts';
import { pipelineOf } from '../cli/pipeline.ts';
import { openBook } from '../parts/book.ts';
import { readGovernedRules } from '../parts/governed-rules.ts';
import { judgedAnalyses } from '../parts/read-analysis.ts';
import type { LedgerPlace } from './place.ts';
import type { Grace } from './signals.ts';
import { onInterrupt } from './signals.ts';
import { storesAt } from './stores.ts';

/**
 * Everything a command may ask of a ledger and the repository around it. Each part is loaded, and gets its own world,
 * when it is asked: a process that plans loads neither rules nor what appends.
 */
export function openedAt(place: LedgerPlace, grace: Grace): Opened {
  const book = openBook(place.ledger);
  const signals = onInterrupt({ isPipeline: pipelineOf(place.around.env) !== undefined });
  const rules = async () => {
    const governed = await place.governed();
    return readGovernedRules(governed, await governed.head());
  };
  const definitions = async () => {
    const found = await rules();
    return 'problems' in found ? undefined : found.definitions;
  };
  const plan = async () => (await import('./plan-part.ts')).planPartAt(place, { definitions, stop: signals.first });
  const apply = async () =>
    (await import('./apply-part.ts')).applyPartAt(place, {
      definitions,
      interrupted: signals.stopping,
      graceMs: grace.ofEngine,
    });
  const decide = async () =>
    (await import('./decide-part.ts')).decidePartAt(place, { book, signals, definitions, graceMs: grace.ofRun });
  return {
    folder: place.folder,
    stop: signals.first,
    terminated: signals.terminated,
    now: () => place.clock.now(),
    state: () => book.state(),
    definitions: rules,
    next: async (promotion) => (await decide()).next(promotion),
    run: async (order, tell) => (await decide()).run(order, tell),
    reconcile: async (stack, tell) => (await decide()).reconcile(stack, tell),
    adopt: async (stack, tell) => (await decide()).adopt(stack, tell),
    planPart: async (job) => (await plan()).planPart(job),
    providersPart: async (release) => (await plan()).providersPart(release),
    applyPart: async (job) => (await apply()).applyPart(job),
    settlePart: async (job) => (await apply()).settlePart(job),
    settle: async (job) => (await decide()).settle(job),
    act: async (order) => (await decide()).act(order),
    sign: async (order) => (await decide()).sign(order),
    record: async (order) => (await decide()).record(order),
    preview: async (release) => (await decide()).preview(release),
    drift: async (order, tell) => (await decide()).drift(order, tell),
    acceptDrift: async (order) => (await decide()).acceptDrift(order),
    replay: async (promotion) => (await decide()).replay(promotion),
    analyses: (promotion) => judgedAnalyses(storesAt(place).objects, promotion),
    log: (promotion, stack) => storesAt(place).logs.read(promotion, stack),
    releaseAdd: async (name) => (await decide()).releaseAdd(name),
    async close() {
      signals.close();
      place.ledger.close();
    },
  };
}
