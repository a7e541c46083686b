import { describe, expect, test } from 'vitest';
import { foundBy, judged } from '../judging.ts';

test('an action or a mode nobody knows is critical', () => {
  expect(foundBy('unknown-action', { changes: [{ address: 'aws_lb.a', actions: ['obliterate', 'now'] }] })).toEqual([
    'critical fires aws_lb.a: would be changed in a way this release does not know: obliterate, now',
  ]);
  expect(
    foundBy('unknown-action', { changes: [{ address: 'aws_lb.a', actions: ['create'], mode: 'quantum' }] }),
  ).toEqual(['critical fires aws_lb.a: is of a kind this release does not know: quantum']);
});

test('an ephemeral resource that is opened is no danger', () => {
  const changes = [
    { address: 'ephemeral.aws_x.a', actions: ['open'], mode: 'ephemeral' },
    { address: 'aws_lambda_function.f', actions: ['create'] },
  ];
  expect(judged({ changes }).findings.map(({ rule }) => rule)).toEqual(['create', 'read']);
});

describe('a type nobody knows counts as high', () => {
  test.each(['create', 'update', 'delete', 'forget'])('at %s', (action) => {
    const found = foundBy('unknown-type', { changes: [{ address: 'acme_thing.a', actions: [action] }] });
    expect(found).toEqual([`high unknown acme_thing.a: ${action}s a resource of an unknown type`]);
  });
  test('at a replacement and at an unknown action', () => {
    const of = (actions: string[]) => foundBy('unknown-type', { changes: [{ address: 'acme_thing.a', actions }] })[0];
    expect(of(['delete', 'create'])).toContain('replaces a resource');
    expect(of(['obliterate'])).toContain('changes a resource');
  });
  test('but not where it only moves, or is read', () => {
    const changes = [
      { address: 'acme_thing.a', actions: ['no-op'], previous_address: 'acme_thing.b' },
      { address: 'data.acme_thing.c', actions: ['read'], mode: 'data' },
    ];
    expect(foundBy('unknown-type', { changes })).toEqual([]);
    expect(
      foundBy('unknown-provider', { changes: changes.map((row) => ({ ...row, provider_name: 'x/y/z' })) }),
    ).toEqual([]);
  });
});

describe('providers', () => {
  const by = (provider: string) =>
    foundBy('unknown-provider', { changes: [{ address: 'aws_lb.a', actions: ['create'], provider_name: provider }] });
  test.each([
    'registry.terraform.io/hashicorp/aws',
    'registry.opentofu.org/hashicorp/aws',
    'terraform.io/builtin/terraform',
    'aws',
  ])('%s is known', (provider) => expect(by(provider)).toEqual([]));
  test.each([
    'registry.terraform.io/acme/aws',
    'evil.example.com/hashicorp/aws',
    'registry.terraform.io/hashicorp/aws/x',
  ])('%s is not', (provider) => expect(by(provider)[0]).toMatch(/^high unknown aws_lb.a/));
});

test('a part of a plan and an errored plan are findings', () => {
  expect(foundBy('errored', { errored: true })[0]).toMatch(/^critical/);
  expect(foundBy('incomplete', { complete: false })[0]).toMatch(/^high/);
  expect(foundBy('incomplete', { deferred_changes: [{}] })[0]).toMatch(/^high/);
});

test('a check that fails is named', () => {
  const changes = [{ address: 'aws_lb.a', actions: ['create'] }];
  const checks = [{ address: { to_display: 'check.a' }, status: 'fail' }];
  expect(foundBy('failed-check', { changes, checks })).toEqual(['high fires check.a: a check of the module fails']);
});

test('outputs are low, and normal where one goes away', () => {
  const output_changes = { a: { actions: ['create'] }, b: { actions: ['update'] }, c: { actions: ['delete'] } };
  expect(foundBy('output', { output_changes })).toEqual([
    'normal fires output.c: removes an output that other stacks may read',
    'low fires output.a: adds an output',
    'low fires output.b: changes an output',
  ]);
});

test('code that runs is high', () => {
  expect(foundBy('code-runs', { action_invocations: [{ address: 'action.a.b' }] })).toEqual([
    'high fires action.a.b: is an action that is invoked, which no list of changes shows',
  ]);
});

test('drift that the plan would paper over is shown to whoever approves', () => {
  const row = { address: 'aws_lb.a', actions: ['update'], before: { t: 1 }, after: { t: 2 } };
  const parts = {
    configured: { 'aws_lb.a': { t: [] } },
    changes: [{ address: 'aws_vpc.x', actions: ['create'] }],
    drift: [row, { address: 'aws_lb.b', actions: ['delete'] }],
  };
  expect(foundBy('drift-under-plan', parts)).toEqual([
    'high fires aws_lb.b: is gone in the world, and no longer configured',
    'normal fires aws_lb.a: t changed in the world',
  ]);
});
