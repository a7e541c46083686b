import { expect, test } from 'vitest';
import type { Fact } from '../../../src/domain/promotion/facts.ts';
import { land } from '../../../src/parts/decide/land.ts';
import { dropped, finished, intended, noNeed, ordering, ready, started } from '../../domain/promotion/happened.ts';
import { sandbox } from '../../domain/promotion/made.ts';
import { add, deskAt, memberIn, promotionIn } from './desk-made.ts';

const nothing = { need: noNeed, summary: { class: 'none' } };
const again = [dropped(sandbox), ...ready(sandbox, { record: { nonce: 'again' } })];

test.each<[string, readonly Fact[]]>([
  ['the promotion was aborted', [ordering('promotion-aborted')]],
  ['the promotion was paused', [ordering('promotion-held')]],
  ['another plan took its place', again],
])('a plan of nothing lands no pin when %s meanwhile', async (_, meanwhile) => {
  const desk = await deskAt([...started(), ...ready(sandbox, nothing)]);
  const [promotion, member] = [await promotionIn(desk), await memberIn(desk, sandbox)];
  await add(desk, meanwhile);
  await land(desk, promotion, member);
  const now = await memberIn(desk, sandbox);
  expect([now.pin, now.phase]).toEqual(['not-yet', 'judged']);
});

test('what was applied is owed its pin although the promotion was aborted meanwhile', async () => {
  const desk = await deskAt([...started(), ...ready(sandbox), intended(sandbox), finished(sandbox)]);
  const [promotion, member] = [await promotionIn(desk), await memberIn(desk, sandbox)];
  await add(desk, [ordering('promotion-aborted')]);
  await land(desk, promotion, member);
  expect((await memberIn(desk, sandbox)).pin).toBe('failed');
});
