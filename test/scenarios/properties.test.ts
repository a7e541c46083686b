import './world/remembered-definitions.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openBook } from '../../src/parts/book.ts';
import { faultsIn } from './world/invariants.ts';
import { newMachine } from './world/machine.ts';
import { isCampaign } from './world/sample.ts';
import { happen, rest, schedules } from './world/schedule.ts';

const runs = { seed: Number(process.env.WAVES_TEST_SEED ?? 23), numRuns: isCampaign ? 1000 : 40 };

test('whatever people, the world and bad luck do: applied is within approved, and nothing else breaks either', async () => {
  let [applies, cuts] = [0, 0];
  await fc.assert(
    fc.asyncProperty(schedules, async (events) => {
      const machine = await newMachine();
      const live = openBook(machine.ledger);
      for (const event of events) {
        await happen(machine, event);
        await live.state();
      }
      await rest(machine);
      applies += machine.supervisors.spawned.length;
      cuts += machine.effects.cutsMade();
      expect(await faultsIn(machine)).toEqual([]);
      expect(await live.state()).toEqual(await openBook(machine.ledger).state());
    }),
    runs,
  );
  if (isCampaign) console.log(`${runs.numRuns} schedules, ${applies} applies, ${cuts} cuts`);
  expect(applies).toBeGreaterThan(runs.numRuns / 2);
}, 3_600_000);
