import { expect, test } from 'vitest';
import { next } from '../../../src/domain/promotion/next.ts';
import { ask } from '../../../src/parts/decide/ask.ts';
import { perform } from '../../../src/parts/decide/perform.ts';
import { asked, done, lapsed, ready, started } from '../../domain/promotion/happened.ts';
import { sandbox } from '../../domain/promotion/made.ts';
import { add, deskAt, memberIn, promotionIn } from './desk-made.ts';

const verified = [...started(), ...ready(sandbox), ...done(sandbox)];
const applied = verified.slice(0, -2);

test.each(['verify', 'drift'] as const)(
  'a %s that cannot be asked is an answer, so that no run asks for ever',
  async (purpose) => {
    const desk = await deskAt(purpose === 'verify' ? applied : verified);
    const since = (await desk.book.state()).head.sequence;
    await ask(desk, await promotionIn(desk), { stack: sandbox, purpose });
    const member = await memberIn(desk, sandbox);
    const said = purpose === 'verify' ? member.notVerified : member.soakCheck;
    expect(said?.differences[0]?.say).toContain('could not be checked: the rules on c0ffee cannot be read');
    expect(said?.sequence).toBeGreaterThan(since);
  },
);

test('after a re-read that could not be asked the run stops at a gate', async () => {
  const desk = await deskAt(applied);
  const since = (await desk.book.state()).head.sequence;
  await ask(desk, await promotionIn(desk), { stack: sandbox, purpose: 'verify' });
  const promotion = await promotionIn(desk);
  const present = await desk.present.read(promotion, { now: desk.world.clock.now(), since, checkoutDirty: false });
  const { steps, gates } = next(promotion, await desk.book.state(), present);
  expect(steps).toEqual([]);
  expect(gates.map(({ code }) => code)).toContain('not-verified');
});

test('a lapse closes the request that was looked at and no later one', async () => {
  const desk = await deskAt([...started(), asked(sandbox)]);
  const promotion = await promotionIn(desk);
  const again = asked(sandbox);
  await add(desk, [lapsed(sandbox), { ...again, request: { ...again.request, id: 'another request' } }]);
  await perform(desk, promotion, { do: 'lapse', stack: sandbox, request: lapsed(sandbox).request });
  expect((await memberIn(desk, sandbox)).open?.request.id).toBe('another request');
  expect((await memberIn(desk, sandbox)).lapses).toBe(1);
});
