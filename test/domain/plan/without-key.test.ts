import { expect, test } from 'vitest';
import { canonical } from '../../../src/domain/canonical.ts';
import { hmacOf } from '../../../src/domain/digest.ts';
import { analyse } from '../../../src/domain/plan/analyse.ts';
import { fingerprintOf } from '../../../src/domain/plan/fingerprint.ts';
import { withoutKey } from '../../../src/domain/plan/without-key.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import { canary, fixture, planOf, planText } from './plans.ts';

/** What two runs under keys of their own would show. */
function underKeys(json: string): readonly string[] {
  return [1, 2].map((fill) => {
    const key = new Uint8Array(32).fill(fill);
    const analysis = analyse(json, { engine: 'terraform', mask: (text) => hmacOf(key, text) });
    return isRefusal(analysis) ? expect.fail(analysis.say) : canonical(withoutKey(analysis));
  });
}

test.each(['terraform', 'tofu'])(
  'a real plan of %s is the same under any key, without secrets or their HMACs',
  (engine) => {
    for (const name of ['secret-in-module', 'every-action', 'output-only']) {
      const [one, other] = underKeys(fixture(`${engine}-${name}`));
      expect(other).toBe(one);
      expect(one).not.toContain(canary);
      expect(one).not.toContain('hmac:');
    }
  },
);

test('of a sensitive value it is seen whether it changes, wherever it stands', () => {
  const before = { kept: 'a', changed: 'b', list: ['x', 'y', 'z'], nest: { kept: 1, gone: 2 }, unset: 'c' };
  const after = { kept: 'a', changed: 'c', list: ['x', 'w'], nest: { kept: 1 }, unset: null };
  const marks = { kept: true, changed: true, list: [true, true, true], nest: { kept: true, gone: true }, unset: true };
  const rows = [{ address: 'a.b', actions: ['update'], before, after, beforeSensitive: marks, afterSensitive: marks }];
  const [change] = withoutKey(planOf({ changes: rows })).changes;
  const is = (sensitive: string) => ({ sensitive });
  expect(change?.before).toEqual({
    kept: is('unchanged'),
    changed: is('before'),
    list: [is('unchanged'), is('before'), is('before')],
    nest: { kept: is('unchanged'), gone: is('before') },
    unset: is('before'),
  });
  expect(change?.after).toEqual({
    kept: is('unchanged'),
    changed: is('after'),
    list: [is('unchanged'), is('after')],
    nest: { kept: is('unchanged') },
    unset: null,
  });
});

test('a list beside something else, and a sibling, show nothing of what they hide', () => {
  const rows = [
    {
      address: 'aws_wafv2_web_acl_association.a',
      actions: ['update'],
      before: 's',
      after: ['s'],
      afterSensitive: [true],
    },
  ];
  const state = { 'aws_lb.a': { arn: 'x' } };
  const marked = planText({ changes: rows, state }).replace('"sensitive_values":{}', '"sensitive_values":{"arn":true}');
  const [one] = underKeys(marked);
  expect(one).toContain('"siblings":[{"address":"aws_lb.a","type":"aws_lb","values":{"arn":{"sensitive":"hidden"}}}]');
  expect(one).not.toContain('unchanged');
});

test('another secret is the same plan here, and everything else is another', () => {
  const print = (after: unknown) =>
    fingerprintOf(
      withoutKey(planOf({ changes: [{ address: 'a.b', actions: ['create'], after, afterSensitive: { s: true } }] })),
    );
  expect(print({ s: 1, t: 1 })).toBe(print({ s: 2, t: 1 }));
  expect(print({ s: 1, t: 1 })).not.toBe(print({ s: 1, t: 2 }));
});
