import { expect, test } from 'vitest';
import { mayApprove } from '../../../src/domain/approval/may-approve.ts';
import { openQuestions } from '../../../src/domain/approval/named.ts';
import { approved, grantAct, ready, started } from '../promotion/happened.ts';
import { anyone, bareWaves, evidence, rules, sandbox, wave } from '../promotion/made.ts';
import type { Moment } from '../promotion/story.ts';
import { given, later } from '../promotion/story.ts';

function triedOn({ ledger, promotion, now }: Moment, act: ReturnType<typeof grantAct>['act'], under = rules) {
  const records = openQuestions(promotion);
  return mayApprove({ act, records, promotion, ledger, rules: under, now }).map(({ code }) => code);
}

const { act } = grantAct('cleo', 'service-owner', [sandbox]);
const one = given(started(bareWaves), ...ready(sandbox));

test('somebody nobody knows may not approve', () => {
  expect(triedOn(one, act)).toEqual([]);
  expect(triedOn(one, act, { ...rules, people: [] })).toEqual(['person-unknown']);
});

test('every plan of a set is asked about, and every reason said', () => {
  const bea = grantAct('bea', 'service-owner', [sandbox]).act;
  expect(triedOn(one.and(later(3_600_000)), bea)).toEqual(['approval-expired', 'self-approval']);
});

test('where any person will do, a person who said yes in a role may say it again without one', () => {
  const any = given(started(bareWaves), ...ready(sandbox, { need: anyone }), approved('gus', 'service-owner', sandbox));
  const { role: _, ...bare } = grantAct('gus', '', [sandbox]).act;
  expect(triedOn(any, bare)).toEqual([]);
});

test('a plan whose stack or wave is not of the promotion owes no evidence here', () => {
  const waves = [wave('sandbox', [sandbox], { requiredEvidence: [evidence('policy_pass')] })];
  const asked = given(started(waves), ...ready(sandbox));
  expect(triedOn(asked, act)).toEqual(['evidence-not-complete']);
  const records = openQuestions(asked.promotion);
  const promotion = { ...asked.promotion, stacks: new Map() };
  const tried = { act, records, promotion, ledger: asked.ledger, rules, now: asked.now };
  expect(mayApprove(tried)).toEqual([]);
});
