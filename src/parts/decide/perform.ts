import type { Promotion, StackPhase } from '../../domain/promotion/state.ts';
import type { Step } from '../../domain/promotion/steps.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refuse } from '../../domain/refusal.ts';
import { answer } from './answer.ts';
import { ask } from './ask.ts';
import { collect } from './collect.ts';
import type { Desk } from './desk.ts';
import { judgeStack } from './judge.ts';
import { land } from './land.ts';

/** Does one step. Straight-line: what it came to is in the ledger; the answer is why nothing was begun, if so. */
export async function perform(desk: Desk, promotion: Promotion, step: Step): Promise<readonly Refusal[]> {
  if (step.do === 'release') {
    await release(desk, promotion);
    return [];
  }
  const member = promotion.stacks.get(step.stack);
  if (!member) return [];
  switch (step.do) {
    case 'ask':
      await ask(desk, promotion, step);
      return [];
    case 'answer':
      await answer(desk, promotion, member);
      return [];
    case 'lapse':
      await lapse(desk, promotion, step);
      return [];
    case 'judge':
      await judgeStack(desk, promotion, member);
      return [];
    case 'drop':
      await drop(desk, promotion, step);
      return [];
    case 'apply':
      return applyStack(desk, promotion, step);
    case 'adopt':
      return adopt(desk, promotion, step.stack);
    case 'land':
      await land(desk, promotion, member);
      return [];
    case 'collect':
      await collect(desk, promotion, { member, kind: step.kind });
      return [];
  }
}

/** Only the request that was looked at: another run may have let it lapse and asked anew meanwhile. */
async function lapse(desk: Desk, promotion: Promotion, step: Extract<Step, { do: 'lapse' }>): Promise<void> {
  const { stack, request } = step;
  await desk.record((state) =>
    state.promotions.get(promotion.id)?.stacks.get(stack)?.open?.request.id === request
      ? { facts: [{ type: 'request-lapsed', promotion: promotion.id, stack, request }] }
      : undefined,
  );
}

async function release(desk: Desk, promotion: Promotion): Promise<void> {
  const done = await desk.record((state) =>
    state.promotions.get(promotion.id)?.state === 'open'
      ? { facts: [{ type: 'promotion-released', promotion: promotion.id }] }
      : undefined,
  );
  if (done.written)
    desk.world.tell({
      type: 'released',
      promotion: promotion.id,
      say: `${promotion.release.module} ${promotion.release.version} is everywhere`,
    });
}

async function drop(desk: Desk, promotion: Promotion, step: Extract<Step, { do: 'drop' }>): Promise<void> {
  const { stack, d, code, say } = step;
  const done = await desk.record((state) => {
    const member = state.promotions.get(promotion.id)?.stacks.get(stack);
    if (member?.judged?.d !== d || member.phase !== 'judged') return undefined;
    return { facts: [{ type: 'plan-dropped', promotion: promotion.id, stack, d, code, say }] };
  });
  if (done.written) desk.world.tell({ type: 'dropped', promotion: promotion.id, stack, say });
}

async function adopt(desk: Desk, promotion: Promotion, stack: string): Promise<readonly Refusal[]> {
  const reasons = await desk.world.runner.settle({ promotion: promotion.id, stack });
  return reasons.length > 0 ? reasons : stuck(desk, promotion, { stack, phase: 'applying' });
}

/** A part that ended without a word and without a fact must not be started again and again. */
async function stuck(
  desk: Desk,
  promotion: Promotion,
  { stack, phase }: { stack: string; phase: StackPhase },
): Promise<readonly Refusal[]> {
  const member = (await desk.book.state()).promotions.get(promotion.id)?.stacks.get(stack);
  if (member?.phase !== phase || desk.world.stopping()) return [];
  const fix = `waves run ${promotion.id}; waves logs ${promotion.id} ${stack}`;
  return [
    refuse('world-failed', {
      say: `the apply part left nothing about ${stack}`,
      fix,
      subject: stack,
      owner: 'platform team',
    }),
  ];
}

/** Codes after which the plan can only be made anew: the world it was made in is gone. */
const stale: ReadonlySet<string> = new Set([
  'plan-stale',
  'plan-moved',
  'inputs-changed',
  'toolchain-changed',
  'plan-expired',
  'plan-not-approvable',
]);

async function applyStack(
  desk: Desk,
  promotion: Promotion,
  step: Extract<Step, { do: 'apply' }>,
): Promise<readonly Refusal[]> {
  const wave = promotion.stacks.get(step.stack)?.wave ?? '';
  const about = { promotion: promotion.id, wave, stack: step.stack };
  desk.world.tell({ type: 'applying', ...about, say: 'applying' });
  const reasons = await desk.world.runner.apply({ promotion: promotion.id, stack: step.stack, d: step.d });
  const member = (await desk.book.state()).promotions.get(promotion.id)?.stacks.get(step.stack);
  if (member?.outcome && member.intent?.d === step.d) {
    const well = member.outcome.result === 'succeeded';
    desk.world.tell({ type: well ? 'applied' : 'apply-failed', ...about, say: well ? 'applied' : member.outcome.say });
  }
  // Another run wrote the intent while ours looked at the plan: what it began is adopted.
  const isBegun = member?.intent?.d === step.d && member.phase !== 'judged';
  if (isBegun && reasons.every(({ code }) => code === 'plan-consumed')) return [];
  const gone = reasons.find(({ code }) => stale.has(code));
  if (!gone && reasons.length === 0) return stuck(desk, promotion, { stack: step.stack, phase: 'judged' });
  if (gone) await drop(desk, promotion, { do: 'drop', stack: step.stack, d: step.d, code: gone.code, say: gone.say });
  return reasons;
}
