import { Failure } from '../../domain/failure.ts';
import { next } from '../../domain/promotion/next.ts';
import type { Promotion } from '../../domain/promotion/state.ts';
import type { Step } from '../../domain/promotion/steps.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Desk } from './desk.ts';
import type { Ended } from './ended.ts';
import { perform } from './perform.ts';

/** Restricts a run to one stack, or to some kinds of step. */
export type RunLimits = { readonly stack?: string; readonly allows?: (step: Step) => boolean };

/**
 * The loop: read, next, perform what may go, read again; until nothing may go any more. Stacks of a wave run side by
 * side. Two runs of one promotion share the work: each step is decided again on the newest state when it is recorded.
 */
export async function carryOn(desk: Desk, id: string, limits: RunLimits = {}): Promise<Ended> {
  const since = (await desk.book.state()).head.sequence;
  const running = new Map<string, Promise<void>>();
  const refused = new Map<string, readonly Refusal[]>();
  let broken: unknown;
  for (;;) {
    const { promotion, steps, gates } = await look(desk, id, since);
    const asked = steps.filter((step) => isWanted(step, limits) && !refused.has(stackOf(step)));
    const fresh = desk.world.stopping() || broken ? [] : asked.filter((step) => !running.has(stackOf(step)));
    for (const step of fresh) {
      const done = perform(desk, promotion, step)
        .then((reasons) => {
          if (reasons.length > 0) refused.set(stackOf(step), reasons);
        })
        .catch((failure: unknown) => {
          if (!(failure instanceof Failure)) broken ??= failure;
          else refused.set(stackOf(step), [failed(failure, stackOf(step), promotion)]);
        })
        .finally(() => running.delete(stackOf(step)));
      running.set(stackOf(step), done);
    }
    if (running.size === 0) {
      if (broken) throw broken;
      const after = await look(desk, id, since);
      const reasons = [
        ...[...refused.values()].flat(),
        ...after.gates.filter((gate) => !refused.has(gate.subject ?? '')),
      ];
      return {
        promotion: after.promotion,
        reasons: unique(reasons.length > 0 ? reasons : gates),
        interrupted: desk.world.stopping(),
      };
    }
    await Promise.race(running.values());
  }
}

async function look(desk: Desk, id: string, since: number) {
  const ledger = await desk.book.state();
  const promotion = ledger.promotions.get(id);
  if (!promotion) throw new TypeError(`no promotion ${id}`);
  const checkoutDirty = await desk.world.landing.checkoutIsDirty();
  const present = await desk.present.read(promotion, { now: desk.world.clock.now(), since, checkoutDirty });
  return { promotion, ...next(promotion, ledger, present) };
}

function stackOf(step: Step): string {
  return 'stack' in step ? step.stack : '';
}

function isWanted(step: Step, { stack, allows }: RunLimits): boolean {
  if (stack !== undefined && 'stack' in step && step.stack !== stack) return false;
  return allows?.(step) ?? true;
}

function failed(failure: { code: string; message: string }, stack: string, promotion: Promotion): Refusal {
  return {
    refused: true,
    code: 'world-failed',
    say: `${failure.code}: ${failure.message}`,
    fix: `mend it, then waves run ${promotion.release.module}@${promotion.release.version}`,
    subject: stack,
    owner: 'platform team',
  };
}

function unique(reasons: readonly Refusal[]): readonly Refusal[] {
  return reasons.filter(
    (one, index) => reasons.findIndex(({ code, say }) => code === one.code && say === one.say) === index,
  );
}
