import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../../src/domain/analysis.ts';
import { approvable } from '../../../src/domain/plan/approvable.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import { fixtureAnalysis, planOf } from './plans.ts';

const usual = ['plan', '-input=false', '-no-color', '-detailed-exitcode', '-lock=false', '-refresh=true'];
const says = (analysis: Analysis, exitCode: number, args: readonly string[] = usual): string | true => {
  const answer = approvable(analysis, exitCode, args);
  return isRefusal(answer) ? `${answer.code}: ${answer.say}` : answer;
};

describe.each(['terraform', 'tofu'])('a whole plan of %s may be approved', (engine) => {
  test.each([
    ['every-action', 2],
    ['moved-only', 2],
    ['output-only', 2],
    ['no-op', 0],
  ])('%s with exit code %i', (name, exitCode) => {
    expect(says(fixtureAnalysis(`${engine}-${name}`), exitCode)).toBe(true);
  });

  test('an errored one may not, whatever the exit code', () => {
    expect(says(fixtureAnalysis(`${engine}-errored`), 1)).toContain('exit code 1');
    expect(says(fixtureAnalysis(`${engine}-errored`), 2)).toContain('errored');
  });

  test('a targeted one may not', () => {
    const targeted = fixtureAnalysis(`${engine}-targeted`);
    expect(says(targeted, 2, [...usual, '-target=terraform_data.first'])).toContain('plan-not-approvable');
  });

  test('content and exit code must say the same', () => {
    expect(says(fixtureAnalysis(`${engine}-no-op`), 2)).toContain('shows none');
    expect(says(fixtureAnalysis(`${engine}-every-action`), 0)).toContain('shows some');
  });
});

test.each([137, -1, 3])('exit code %i is none of a plan', (exitCode) => {
  expect(says(fixtureAnalysis('terraform-every-action'), exitCode)).toContain(`exit code ${exitCode}`);
});

describe('arguments that leave something out or skip the world', () => {
  test.each([
    '-target=a.b',
    '--target',
    '-exclude=a.b',
    '-target-file=f',
    '-refresh-only',
    '-refresh=false',
    '-refresh=0',
  ])('%s', (argument) => {
    expect(says(fixtureAnalysis('tofu-every-action'), 2, [...usual, argument])).toContain('plan-not-approvable');
  });
  test.each(['-refresh', '-refresh=true', '-replace=a.b', '-var-file=x.tfvars', 'target', '-out=p'])(
    '%s is fine',
    (argument) => {
      expect(says(fixtureAnalysis('tofu-every-action'), 2, [...usual, argument])).toBe(true);
    },
  );
});

describe('flags count where the engine has them', () => {
  const changes = [{ address: 'aws_lb.a', actions: ['create'] }];
  const silent = { changes, applyable: undefined, complete: undefined };
  test('an old Terraform has none', () => {
    expect(says(planOf({ ...silent, terraform_version: '1.7.5' }), 2)).toBe(true);
    expect(says(planOf({ ...silent, terraform_version: '0.14.11' }), 2)).toBe(true);
  });
  test('a new one that does not say is not believed', () => {
    expect(says(planOf({ ...silent, terraform_version: '1.11.4' }), 2)).toContain('complete');
    expect(says(planOf({ ...silent, complete: true, terraform_version: '1.10.0' }), 2)).toContain('applyable');
  });
  test('and neither is one that says no', () => {
    expect(says(planOf({ changes, applyable: false }), 2)).toContain('applyable');
    expect(says(planOf({ changes, complete: false }), 2)).toContain('complete');
    expect(says(planOf({ changes: [], complete: false, applyable: false }), 0)).toContain('complete');
  });
  test('what is deferred is not approved', () => {
    expect(says(planOf({ changes, deferred_changes: [{}] }), 2)).toContain('later plan');
  });
});

test('a plan that only reads data is whole', () => {
  const read = planOf({ changes: [{ address: 'data.aws_ami.x', mode: 'data', actions: ['read'] }] });
  expect(says(read, 2)).toBe(true);
});
