import { expect, test } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { finish } from '../../../src/parts/apply/finish.ts';
import type { ApplyWorld } from '../../../src/parts/apply/world.ts';
import { openBook } from '../../../src/parts/book.ts';
import { intended, ready, started } from '../../domain/promotion/happened.ts';
import { sandbox, start } from '../../domain/promotion/made.ts';
import { deskAt, memberIn, promotionIn } from '../decide/desk-made.ts';

test('an outcome whose answer was lost is recorded once, and nobody is told that it failed', async () => {
  const desk = await deskAt([...started(), ...ready(sandbox), intended(sandbox)]);
  const { ledger } = desk.world;
  let [appends, now] = [0, start];
  const losing: typeof ledger = {
    ...ledger,
    append: async (append) => {
      appends += 1;
      const entry = await ledger.append(append);
      if (appends === 1) throw new Failure('ledger-failed', 'no answer', { outcome: 'unknown' });
      return entry;
    },
  };
  const later = () => {
    now += 1;
    return now;
  };
  const clock = { now: later, monotonic: () => 0 };
  const world = { ledger: losing, clock, nonce: () => 'outcome', sleep: async () => {} } as Partial<ApplyWorld>;
  const [promotion, { judged }] = [await promotionIn(desk), await memberIn(desk, sandbox)];
  if (!judged) throw new Error('nothing was judged');
  const outcome = { result: 'succeeded', say: 'the engine applied the plan' } as const;
  await finish(world as ApplyWorld, openBook(losing), { promotion, judged, outcome });
  expect([appends, (await memberIn(desk, sandbox)).phase]).toEqual([1, 'applied']);
});
