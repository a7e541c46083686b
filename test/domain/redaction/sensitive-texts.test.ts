import { describe, expect, test } from 'vitest';
import { redactedAnalysis, redactedJudgement } from '../../../src/domain/redaction/redacted.ts';
import { redactor } from '../../../src/domain/redaction/redactor.ts';
import { sensitiveTexts } from '../../../src/domain/redaction/sensitive-texts.ts';
import { canary, fixture, type PlanParts, planOf, planText } from '../plan/plans.ts';
import { judged } from '../risk/judging.ts';

const row = { address: 'aws_lb.a', actions: ['update'] };

describe('a sensitive value is found wherever the plan marks it', () => {
  test.each<[string, PlanParts, readonly string[]]>([
    [
      'before',
      { changes: [{ ...row, before: { p: 'old-one' }, after: { p: 'new-one' }, beforeSensitive: { p: true } }] },
      ['old-one', 'new-one'],
    ],
    [
      'in a block',
      { changes: [{ ...row, after: { b: [{ p: 'x-secret', q: 'plain' }] }, afterSensitive: { b: [{ p: true }] } }] },
      ['x-secret'],
    ],
    [
      'a whole map with its keys',
      { changes: [{ ...row, after: { m: { 'key-one': 12345678 } }, afterSensitive: { m: true } }] },
      ['key-one', '12345678'],
    ],
    ['drift', { drift: [{ ...row, after: { p: ['drifted'] }, afterSensitive: true }] }, ['p', 'drifted']],
    [
      'an output',
      {
        output_changes: {
          o: { actions: ['create'], before: null, after: 'out-secret', after_sensitive: true, before_sensitive: false },
        },
      },
      ['out-secret'],
    ],
    [
      'planned values',
      {
        planned_values: {
          outputs: { o: { sensitive: true, value: 'planned-o' } },
          root_module: {
            child_modules: [{ resources: [{ values: { p: 'planned-p' }, sensitive_values: { p: true } }] }],
          },
        },
      },
      ['planned-o', 'planned-p'],
    ],
    [
      'a variable',
      {
        variables: { v: { value: 'var-secret' }, w: { value: 'plain' } },
        configuration: { root_module: { variables: { v: { sensitive: true }, w: {} } } },
      },
      ['var-secret'],
    ],
    [
      'a provider',
      {
        configuration: {
          provider_config: {
            x: { expressions: { api_key: { constant_value: 'provider-secret' }, region: { constant_value: 'eu' } } },
          },
        },
      },
      ['provider-secret'],
    ],
    ['nowhere', { changes: [{ ...row, after: { p: 'plain' } }] }, []],
  ])('%s', (_, parts, expected) => expect(sensitiveTexts(planText(parts)).toSorted()).toEqual(expected.toSorted()));

  test('of a plan that an engine wrote', () => {
    expect(sensitiveTexts(fixture('terraform-secret-in-module'))).toContain(canary);
  });

  test('what is no JSON has none', () => expect(sensitiveTexts('{')).toEqual([]));
});

test('a secret whose mark was taken away is hidden in everything that is read', () => {
  const where = `aws_lb.a["${canary}"]`;
  const parts: PlanParts = {
    changes: [
      {
        ...row,
        address: where,
        before: { n: 1, t: { [canary]: 9876543210 } },
        after: { n: 2, list: ['canary-', 'hunter2-canary'], type: canary },
      },
    ],
    drift: [{ ...row, address: where, before: { n: 1 }, after: { n: 0 } }],
    output_changes: { [canary]: { actions: ['create'], before: null, after: 1 } },
  };
  const redact = redactor([canary, '9876543210']);
  const shown = JSON.stringify([redactedAnalysis(planOf(parts), redact), redactedJudgement(judged(parts), redact)]);
  for (const text of [canary, '9876543210', 'hunter2-canary']) expect(shown).not.toContain(text);
  const [change] = redactedAnalysis(planOf(parts), redactor(['update'])).changes;
  expect(change).toMatchObject({ actions: ['update'], mode: 'managed' });
});
