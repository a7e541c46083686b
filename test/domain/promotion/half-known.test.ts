import { expect, test } from 'vitest';
import { nextOfMember } from '../../../src/domain/promotion/next-of-member.ts';
import type { StackProgress } from '../../../src/domain/promotion/state.ts';
import { started } from './happened.ts';
import { bareWaves, sandbox } from './made.ts';
import { given } from './story.ts';

const { ledger, promotion, present, member } = given(started(bareWaves));

/** A stack in a phase without the facts that lead to it, as only a forged ledger could have it. */
function next(phase: StackProgress['phase']) {
  const { steps, gates } = nextOfMember({
    ledger,
    promotion,
    present: present(),
    member: { ...member(sandbox), phase },
  });
  return { steps, codes: gates.map(({ code }) => code) };
}

test('a stack that is half known is never applied, adopted or counted as over', () => {
  expect(next('applying')).toEqual({ steps: [], codes: [] });
  expect(next('judged')).toEqual({ steps: [], codes: [] });
  expect(next('failed')).toEqual({ steps: [], codes: ['apply-failed'] });
  expect(next('unknown')).toEqual({ steps: [], codes: ['outcome-unknown'] });
});

test('a stack that is over has nothing left to do', () => {
  expect(next('verified')).toEqual({ steps: [], codes: [] });
  expect(next('skipped')).toEqual({ steps: [], codes: [] });
});
