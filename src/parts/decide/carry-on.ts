import { Failure } from '../../domain/failure.ts';
import { next } from '../../domain/promotion/next.ts';
import type { Promotion } from '../../domain/promotion/state.ts';
import type { Step } from '../../domain/promotion/steps.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Desk } from './desk.ts';
import type { Ended } from './ended.ts';
import { perform } from './perform.ts';

/** Restricts a run to one stack. */
export type RunLimits = { readonly stack?: string };

/**
 * The loop: read, next, perform what may go, read again; until nothing may go any more. Stacks of a wave run side by
 * side. Two runs of one promotion share the work: each step is decided again on the newest state when it is recorded.
 */
export async function carryOn(desk: Desk, id: string, limits: RunLimits = {}): Promise<Ended> {
  const since = (await desk.book.state()).head.sequence;
  const work = workOf(desk);
  for (;;) {
    // What was busy while we looked may have moved since: its next step is chosen at the next look.
    const busy = work.busy();
    const { promotion, steps } = await look(desk, id, since);
    if (!desk.world.stopping() && !work.isBroken()) {
      for (const step of steps) {
        if (isWanted(step, limits) && !busy.has(stackOf(step)) && work.isFree(stackOf(step)))
          work.begin(promotion, step);
      }
    }
    const goesOn = await work.oneEnded();
    if (!goesOn && busy.size === 0) return endedAs(desk, await look(desk, id, since), work);
  }
}

type Work = ReturnType<typeof workOf>;

/**
 * The steps that run now, one a stack, and why some were refused: a refused stack rests for this run. One that only
 * lost a place in the wave to another rests until something has ended.
 */
function workOf(desk: Desk) {
  const running = new Map<string, Promise<void>>();
  const refused = new Map<string, readonly Refusal[]>();
  let broken: unknown;
  const begin = (promotion: Promotion, step: Step): void => {
    const stack = stackOf(step);
    const done = perform(desk, promotion, step)
      .then((reasons) => {
        if (reasons.length > 0) refused.set(stack, reasons);
      })
      .catch((failure: unknown) => {
        if (failure instanceof Failure) refused.set(stack, failed(failure, stack, promotion));
        else broken ??= failure;
      })
      .finally(() => {
        running.delete(stack);
        for (const [other, reasons] of refused) if (other !== stack && reasons.every(isFull)) refused.delete(other);
      });
    running.set(stack, done);
  };
  return {
    begin,
    refused,
    busy: () => new Set(running.keys()),
    isFree: (stack: string) => !running.has(stack) && !refused.has(stack),
    isBroken: () => broken !== undefined,
    /** Waits until one step has ended; false when none runs. A bug is thrown once nothing runs any more. */
    async oneEnded(): Promise<boolean> {
      if (running.size > 0) {
        await Promise.race(running.values());
        return true;
      }
      if (broken !== undefined) throw broken;
      return false;
    },
  };
}

function isFull({ code }: Refusal): boolean {
  return code === 'wave-full';
}

type Looked = Awaited<ReturnType<typeof look>>;

async function look(desk: Desk, id: string, since: number) {
  const ledger = await desk.book.state();
  const promotion = ledger.promotions.get(id);
  if (!promotion) throw new TypeError(`no promotion ${id}`);
  const checkoutDirty = await desk.world.landing.checkoutIsDirty();
  const present = await desk.present.read(promotion, { now: desk.world.clock.now(), since, checkoutDirty });
  return { promotion, ...next(promotion, ledger, present) };
}

/** What stands in the way: what was refused in this run, and the gates of the stacks that were not. */
function endedAs(desk: Desk, { promotion, gates }: Looked, { refused }: Work): Ended {
  const rest = gates.filter((gate) => !refused.has(gate.subject ?? ''));
  const reasons = unique([...[...refused.values()].flat(), ...rest]);
  return { promotion, reasons, interrupted: desk.world.stopping() };
}

function stackOf(step: Step): string {
  return 'stack' in step ? step.stack : '';
}

function isWanted(step: Step, { stack }: RunLimits): boolean {
  return stack === undefined || !('stack' in step) || step.stack === stack;
}

/** Stopping is no failure: the run says itself that it was interrupted. */
function failed({ code, message }: Failure, stack: string, promotion: Promotion): readonly Refusal[] {
  if (code === 'interrupted') return [];
  const { module, version } = promotion.release;
  const fix = `mend it, then waves run ${module}@${version}`;
  return [refuse('world-failed', { say: `${code}: ${message}`, fix, subject: stack, owner: 'platform team' })];
}

function unique(reasons: readonly Refusal[]): readonly Refusal[] {
  return reasons.filter(
    (one, index) => reasons.findIndex(({ code, say }) => code === one.code && say === one.say) === index,
  );
}
