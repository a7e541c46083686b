import { describe, expect, test } from 'vitest';
import { verifyChain } from '../../../src/domain/ledger/chain.ts';
import type { Fact } from '../../../src/domain/promotion/facts.ts';
import { chainOf } from './made-chain.ts';
import { alarm, factsOf, opened } from './made-facts.ts';

const { started, asked, planned, judged, intended, finished, settled, pinIntended, pinLanded, verified, released } =
  factsOf('p1', 'sandbox-01/network-edge');
const elsewhere = factsOf('p1', 'prod-01/network-edge');
const judging: readonly Fact[] = [opened, started, asked('r1'), planned('r1'), judged('n1')];
const applying: readonly Fact[] = [...judging, intended('n1')];

function verify(...facts: readonly Fact[]) {
  return verifyChain(chainOf(...facts.map((fact) => [fact])).map(({ line }) => line));
}

/** The last fact is the one that cannot be. */
function expectRefused(facts: readonly Fact[], say: RegExp): void {
  expect(verify(...facts.slice(0, -1))).toMatchObject({ ok: true });
  expect(verify(...facts)).toMatchObject({ ok: false, sequence: facts.length, say: expect.stringMatching(say) });
}

test('a promotion from its start to its release is a history', () => {
  const facts = [finished('n1', 'succeeded'), pinIntended, pinLanded, asked('r2'), verified('r2'), released];
  expect(verify(...applying, ...facts)).toMatchObject({ ok: true, entries: 12 });
});

test('a ledger begins by being opened, once', () => {
  expect(verify(alarm('early'))).toMatchObject({ ok: false, sequence: 1, say: expect.stringMatching(/opened/) });
  expectRefused([opened, opened], /a second time/);
});

test('of two facts in one entry the second may rest on the first', () => {
  expect(verifyChain(chainOf([opened, started]).map(({ line }) => line))).toMatchObject({ ok: true });
});

describe('a promotion', () => {
  test('starts before anything is said of it', () => {
    expectRefused([opened, released], /never started/);
    expectRefused([opened, asked('r1')], /never started/);
  });

  test('starts once and ends once', () => {
    expectRefused([opened, started, started], /starts promotion p1 a second time/);
    expectRefused([opened, started, released, released], /ends promotion p1 a second time/);
  });

  test('that has ended intends no apply', () => {
    expectRefused([...judging, released, intended('n1')], /has ended/);
  });
});

test('an answer is to a request that was asked for the same stack', () => {
  expectRefused([opened, started, planned('r1')], /never asked/);
  expectRefused([opened, started, asked('r1'), elsewhere.planned('r1')], /never asked/);
});

test('a judged record has the digest it is known by', () => {
  expectRefused([opened, started, { ...judged('n1'), d: judged('n2').d }], /whose digest is not/);
});

describe('an intent', () => {
  test('is for a plan that was judged for this stack', () => {
    expectRefused([...judging, intended('n2')], /not judged/);
    expectRefused([...judging, { ...elsewhere.intended('n1'), d: judged('n1').d }], /not judged/);
  });

  test('is the only one of its plan, ever', () => {
    expectRefused([...applying, intended('n1')], /second intent/);
    expectRefused([...applying, finished('n1', 'failed'), intended('n1')], /second intent/);
  });
});

describe('an outcome', () => {
  test('has its intent', () => {
    expectRefused([...judging, finished('n1', 'succeeded')], /without its intent/);
    expectRefused([...judging, settled('n1', 'not-started')], /without its intent/);
  });

  test('that is known is the only one', () => {
    expectRefused([...applying, finished('n1', 'succeeded'), finished('n1', 'failed')], /second outcome/);
    expectRefused([...applying, finished('n1', 'failed'), settled('n1', 'succeeded')], /second outcome/);
  });

  test('that is unknown is settled once', () => {
    const facts = [...applying, finished('n1', 'unknown'), settled('n1', 'succeeded')];
    expectRefused([...facts, settled('n1', 'failed')], /second outcome/);
  });

  test('that comes after settling is late and overrides nothing', () => {
    const late = finished('n1', 'succeeded', 'late');
    expect(verify(...applying, settled('n1', 'failed'), late)).toMatchObject({ ok: true });
    expectRefused([...applying, late], /late/);
  });
});

test('a pin lands by an intent, or was there before', () => {
  expectRefused([opened, started, pinLanded], /without an intent to land/);
  expect(verify(opened, started, { ...pinLanded, unchanged: true })).toMatchObject({ ok: true });
});

test('a kind of fact nobody knows is no history, and neither is one without its members', () => {
  expectRefused([opened, { type: 'stack-blessed' } as unknown as Fact], /unknown kind/);
  expectRefused([opened, { type: 'toString' } as unknown as Fact], /unknown kind/);
  expectRefused([opened, started, { ...judged('n1'), record: null } as unknown as Fact], /without record/);
});
