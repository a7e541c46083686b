import { openQuestions } from '../../../src/domain/approval/named.ts';
import { holdersOf } from '../../../src/domain/approval/roles.ts';
import { shortDigest } from '../../../src/domain/plan-record.ts';
import type { Order } from '../../../src/domain/promotion/orders.ts';
import type { LedgerState, Promotion } from '../../../src/domain/promotion/state.ts';
import type { Refusal } from '../../../src/domain/refusal.ts';
import { openBook } from '../../../src/parts/book.ts';
import { act } from '../../../src/parts/decide/act.ts';
import type { Desk } from '../../../src/parts/decide/desk.ts';
import { openDesk } from '../../../src/parts/decide/desk.ts';
import type { Ended } from '../../../src/parts/decide/ended.ts';
import { run } from '../../../src/parts/decide/run.ts';
import { acceptPartial, settle } from '../../../src/parts/decide/settle.ts';
import { readGovernedRules } from '../../../src/parts/governed-rules.ts';
import { governedOf } from './git.ts';
import type { Machine } from './machine.ts';
import type { Plant } from './parts.ts';
import { partsOf } from './parts.ts';
import { newProcess } from './process.ts';
import { decideWorldOf } from './worlds.ts';

const release = { module: 'network-edge', version: '2.5.0' } as const;

/** One command as a process of its own, from its start to its end or its death. */
async function command<T>(
  machine: Machine,
  of: { readonly do: (desk: Desk) => Promise<T>; readonly plant?: Plant },
): Promise<T | 'killed' | 'failed'> {
  const process = newProcess('waves');
  const world = decideWorldOf(machine, process, partsOf(machine, process, of.plant));
  const lived = of.do(openDesk(of.plant?.decide?.(world) ?? world)).catch((thrown: unknown) => {
    if (!(thrown instanceof Error && thrown.name === 'Failure')) machine.witness.bugs.push(thrown);
    return 'failed' as const;
  });
  return Promise.race([lived, process.death]);
}

export async function stateOf({ ledger }: Machine): Promise<LedgerState> {
  return openBook(ledger).state();
}

export function latestPromotion(state: LedgerState): Promotion | undefined {
  return [...state.promotions.values()].at(-1);
}

export function runOnce(
  machine: Machine,
  plant: Plant = {},
): Promise<Ended | readonly Refusal[] | 'killed' | 'failed'> {
  return command(machine, { do: (desk) => run(desk, { release, as: 'sana' }), plant });
}

type Who = { readonly as: string; readonly plant?: Plant };

/** A person's act. What the store acknowledged is remembered. */
export async function order(machine: Machine, what: Order, { as, plant = {} }: Who): Promise<void> {
  const promotion = latestPromotion(await stateOf(machine));
  if (!promotion) return;
  const acted = await command(machine, { do: (desk) => act(desk, promotion.id, { order: what, as }), plant });
  if (typeof acted === 'object' && 'id' in acted && what.do === 'approve') machine.witness.acknowledged.add(acted.id);
}

/** Everybody whose yes is asked for says it, as the role they hold. */
async function approveAll(machine: Machine, plant: Plant = {}): Promise<void> {
  const promotion = latestPromotion(await stateOf(machine));
  if (!promotion) return;
  const governed = governedOf(machine.git);
  const rules = await readGovernedRules(governed, await governed.head());
  if ('problems' in rules) return;
  for (const { d, need } of openQuestions(promotion)) {
    for (const role of need.roles) {
      const holder = holdersOf(rules.definitions.rules, role, machine.clock.now())[0] ?? '';
      await order(machine, { do: 'approve', plan: [shortDigest(d)], role }, { as: holder, plant });
    }
    if (need.anyPerson) await order(machine, { do: 'approve', plan: [shortDigest(d)] }, { as: 'silas', plant });
  }
}

/** Whatever a person can do about stacks that stopped: settle what is unknown, let failed ones be tried again. */
export async function mend(machine: Machine, plant: Plant): Promise<void> {
  const promotion = latestPromotion(await stateOf(machine));
  for (const { stack, phase, lapses } of promotion?.stacks.values() ?? []) {
    if (phase === 'unknown') await settleStack(machine, stack, plant);
    if (phase === 'failed' || (phase === 'pending' && lapses > 0))
      await order(machine, { do: 'retry', stack, reason: 'again' }, { as: 'sana', plant });
  }
}

async function settleStack(machine: Machine, stack: string, plant: Plant): Promise<void> {
  const promotion = latestPromotion(await stateOf(machine))?.id ?? '';
  await command(machine, { do: (desk) => settle(desk, { promotion, stack }), plant });
  for (const as of ['pavel', 'selma']) {
    const member = latestPromotion(await stateOf(machine))?.stacks.get(stack);
    if (member?.phase !== 'unknown' || member.compared?.verdict !== 'differs') return;
    await command(machine, { do: (desk) => acceptPartial(desk, { promotion, stack, reason: 'looked at it', as }) });
  }
}

/** After a machine died, a person frees the locks its engines left; they know that nothing runs there any more. */
export function freeLeftLocks({ cloud, supervisors }: Machine): void {
  for (const [stack, runFolder] of cloud.locks) {
    if (!supervisors.isAlive(runFolder)) cloud.locks.delete(stack);
  }
}

const roundsMax = 40;

/** Run, approve, run again, and mend what stopped, until the release is everywhere. Answers how many runs it took. */
export async function drain(machine: Machine, plant: Plant = {}): Promise<number> {
  let last: unknown;
  for (let round = 1; round <= roundsMax; round += 1) {
    last = await runOnce(machine, plant);
    machine.effects.resume();
    if (last === 'killed') machine.meanwhile();
    else machine.supervisors.advance();
    const promotion = latestPromotion(await stateOf(machine));
    if (promotion?.state === 'released') return round;
    machine.clock.forward(60_000);
    freeLeftLocks(machine);
    await mend(machine, plant);
    await approveAll(machine, plant);
  }
  throw new Error(`not released after ${roundsMax} runs: ${JSON.stringify(last).slice(0, 2000)}`);
}
