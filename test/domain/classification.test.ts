import { describe, expect, test } from 'vitest';
import type { ClassificationException } from '../../src/domain/classification/exceptions.ts';
import { exceptionsAt } from '../../src/domain/classification/exceptions.ts';
import type { ChangeSeen, ClassificationRule, Raises } from '../../src/domain/classification/sources.ts';
import { raisedByHand, signalsOf } from '../../src/domain/classification/sources.ts';
import type { Judgement } from '../../src/domain/judgement.ts';
import { judge } from '../../src/domain/risk/judge.ts';
import { planOf } from './plan/plans.ts';
import { production } from './risk/judging.ts';

const update = planOf({
  changes: [{ address: 'terraform_data.a', actions: ['update'], before: { input: 1 }, after: { input: 2 } }],
});
const nothing = planOf({});

function judgedWith(more: Partial<Parameters<typeof judge>[1]>, plan = update): Judgement {
  return judge(plan, { environment: production, policies: [], module: 'edge', accounts: {}, ...more });
}

const rule = (
  source: ClassificationRule['source'],
  patterns: readonly string[],
  raises: Raises,
): ClassificationRule => ({
  name: 'r',
  source,
  patterns,
  raises,
});

describe('S14.3 each source raises a dimension, and says which rule did it and what it saw', () => {
  test.each<[string, ClassificationRule, ChangeSeen]>([
    [
      'paths',
      rule('path', ['stacks/prod-regulated-*'], { riskClass: 'high' }),
      { path: ['README.md', 'stacks/prod-regulated-01/edge/main.tf'] },
    ],
    ['a manifest diff', rule('manifest', ['Deployment/*'], { riskClass: 'high' }), { manifest: ['Deployment/api'] }],
    [
      'labels of the pull request',
      rule('label', ['risk/high'], { riskClass: 'high' }),
      { label: ['docs', 'risk/high'] },
    ],
    ['the catalogue', rule('module', ['edge'], { riskClass: 'high' }), { module: ['edge'] }],
    ['a policy engine', rule('policy', ['deny'], { riskClass: 'high' }), { policy: ['deny'] }],
  ])('%s', (_, one, seen) => {
    const judgement = judgedWith({ signals: signalsOf(seen, [one]) });
    const matched = seen[one.source]?.at(-1);
    expect(judgement.classification.riskClass).toEqual({ value: 'high', rule: `r (${one.source} ${matched})` });
    expect(judgement.class).toBe('high');
    expect(judgedWith({ signals: signalsOf({}, [one]) }).class).toBe('normal');
  });

  test('a person', () => {
    const signals = raisedByHand({ riskClass: 'critical' }, 'it is Black Friday');
    expect(judgedWith({ signals }).classification.riskClass).toEqual({
      value: 'critical',
      rule: 'raised by hand: it is Black Friday',
    });
  });

  test('the plan itself', () => {
    expect(judgedWith({}).classification.riskClass).toMatchObject({
      value: 'normal',
      rule: 'update',
      address: 'terraform_data.a',
    });
  });
});

describe('S14.4 the highest wins', () => {
  const three: readonly ClassificationRule[] = (['high', 'critical', 'normal'] as const).map((riskClass) =>
    rule('module', ['edge'], { riskClass }),
  );
  test('over all sources, in any order', () => {
    for (const rules of [three, [...three].reverse()]) {
      expect(judgedWith({ signals: signalsOf({ module: ['edge'] }, rules) }).class).toBe('critical');
    }
  });

  test('no source lowers what the plan says', () => {
    const signals = signalsOf({ module: ['edge'] }, [
      rule('module', ['edge'], { riskClass: 'low', reversibility: 'reversible' }),
    ]);
    expect(judgedWith({ signals }).class).toBe('normal');
  });

  test('each dimension is raised for itself', () => {
    const { classification } = judgedWith({
      signals: signalsOf({ module: ['edge'] }, [rule('module', ['*'], { userImpact: 'strategic-customer' })]),
    });
    expect(classification.userImpact.value).toBe('strategic-customer');
    expect(classification.riskClass.value).toBe('normal');
  });
});

describe('S14.5 only an exception lowers', () => {
  const exception: ClassificationException = {
    name: 'known-noise',
    module: 'edge',
    stacks: ['prod-*'],
    to: 'low',
    approvedBy: 'selma',
    role: 'security-owner',
    reason: 'it is a counter',
    expires: 1000,
  };

  test('which is shown with its approver and its end, so that it can be counted', () => {
    const judgement = judgedWith({ exceptions: [exception] });
    expect(judgement.class).toBe('low');
    expect(judgement.classification.riskClass.rule).toBe('exception known-noise, approved by selma: it is a counter');
    expect(judgement.lowered).toEqual({
      exception: 'known-noise',
      from: 'normal',
      to: 'low',
      approvedBy: 'selma',
      expires: 1000,
    });
  });

  test('after everything was raised', () => {
    const signals = raisedByHand({ riskClass: 'critical' }, 'careful');
    expect(judgedWith({ signals, exceptions: [exception] }).lowered).toMatchObject({ from: 'critical', to: 'low' });
  });

  test('for its module and stacks, strictly before its end', () => {
    const at = (module: string, stack: string, now: number) => exceptionsAt([exception], { module, stack, now });
    expect(at('edge', 'prod-01/edge', 999)).toEqual([exception]);
    expect(at('edge', 'prod-01/edge', 1000)).toEqual([]);
    expect(at('edge', 'sandbox-01/edge', 1)).toEqual([]);
    expect(at('other', 'prod-01/edge', 1)).toEqual([]);
  });

  test('and one that would raise, or that finds nothing to lower, is not used', () => {
    expect(judgedWith({ exceptions: [{ ...exception, to: 'high' }] })).not.toHaveProperty('lowered');
    expect(judgedWith({ exceptions: [exception] }, nothing).class).toBe('none');
  });
});

test('S14.8 a plan that does nothing is none, whatever else is said', () => {
  const signals = raisedByHand({ riskClass: 'critical' }, 'careful');
  expect(judgedWith({ signals }, nothing).class).toBe('none');
});
