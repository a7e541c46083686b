import { Failure } from '../../../src/domain/failure.ts';
import type { Refusal } from '../../../src/domain/refusal.ts';
import { refuse } from '../../../src/domain/refusal.ts';
import { applyRecord } from '../../../src/parts/apply/apply.ts';
import { settleApply } from '../../../src/parts/apply/settle.ts';
import type { ApplyWorld } from '../../../src/parts/apply/world.ts';
import { openBook } from '../../../src/parts/book.ts';
import type { DecideWorld } from '../../../src/parts/decide/world.ts';
import { answerProviders } from '../../../src/parts/plan/answer-providers.ts';
import { answerRequest } from '../../../src/parts/plan/answer-request.ts';
import type { PartJob, PartRunner } from '../../../src/ports/part-runner.ts';
import type { Machine } from './machine.ts';
import type { Process } from './process.ts';
import { applyWorldOf, planWorldOf } from './worlds.ts';

/** What a test may put in the place of a part of the world: how a planted bug gets in. */
export type Plant = {
  readonly apply?: (world: ApplyWorld) => ApplyWorld;
  readonly decide?: (world: DecideWorld) => DecideWorld;
};

/** The real parts, each a process of its own that may die alone; the answer is what a child's ending says. */
export function partsOf(machine: Machine, runner: Process, plant: Plant = {}): PartRunner {
  const applyWorld = (process: Process) => {
    const world = applyWorldOf(machine, process);
    return plant.apply?.(world) ?? world;
  };
  return {
    async plan(job) {
      const process = runner.child('plan');
      await ending(machine, process, () => answerRequest(planWorldOf(machine, process), job));
    },
    async providers(release) {
      const process = runner.child('plan');
      await ending(machine, process, () => answerProviders(planWorldOf(machine, process), release));
    },
    async apply(job) {
      const process = runner.child('apply');
      const reasons = await ending(machine, process, async () => {
        const said = await applyRecord(applyWorld(process), job);
        if (said.length === 0) machine.witness.reported.push(job.d);
        return said;
      });
      return reasons;
    },
    async settle(job) {
      const process = runner.child('settle');
      return ending(machine, process, async () => {
        const said = await settleApply(applyWorld(process), job);
        if (said.length === 0) machine.witness.reported.push(await intendedFor(machine, job));
        return said;
      });
    },
  };
}

async function intendedFor({ ledger }: Machine, { promotion, stack }: PartJob): Promise<string> {
  const state = await openBook(ledger).state();
  return state.promotions.get(promotion)?.stacks.get(stack)?.intent?.d ?? '';
}

/** A part's end as its parent sees it: reasons, a failure as one, or a death without a word. */
async function ending(
  { witness }: Machine,
  process: Process,
  act: () => Promise<readonly Refusal[]>,
): Promise<readonly Refusal[]> {
  const lived = act().catch((thrown: unknown) => {
    if (!(thrown instanceof Failure)) witness.bugs.push(thrown);
    return [gone(thrown instanceof Failure ? `${thrown.code}: ${thrown.message}` : `a bug: ${String(thrown)}`)];
  });
  const said = await Promise.race([lived, process.death]);
  // Whatever it still holds is free now, as it is of any process that is over.
  process.kill();
  return said === 'killed' ? [gone(`the ${process.name} part ended with SIGKILL and gave no reason`)] : said;
}

function gone(say: string): Refusal {
  return refuse('world-failed', { say, fix: 'waves run', owner: 'platform team' });
}
