import { expect, test } from 'vitest';
import { countsOf } from '../../../src/domain/plan/counts.ts';
import { isNoOp } from '../../../src/domain/plan/no-op.ts';
import { fixtureAnalysis, planOf } from './plans.ts';

test.each(['terraform', 'tofu'])('every action of a plan of %s is counted once', (engine) => {
  expect(countsOf(fixtureAnalysis(`${engine}-every-action`))).toEqual({
    create: 1,
    update: 1,
    delete: 1,
    replace: 2,
    forget: 1,
    import: 1,
    move: 1,
    read: 0,
    noop: 1,
  });
});

test('reads, opens and both ways to replace by forgetting are counted, an unknown action is not', () => {
  const rows = [['read'], ['open'], ['create', 'forget'], ['forget', 'create'], ['obliterate']];
  const analysis = planOf({ changes: rows.map((actions, i) => ({ address: `aws_lb.x${i}`, actions })) });
  expect(countsOf(analysis)).toMatchObject({ read: 2, replace: 2, create: 0, forget: 0, noop: 0 });
});

test.each([
  ['no-op', true],
  ['output-only', false],
  ['moved-only', false],
  ['every-action', false],
])('%s does nothing: %s', (name, expected) => expect(isNoOp(fixtureAnalysis(`terraform-${name}`))).toBe(expected));

test.each([
  [{ changes: [{ address: 'data.aws_ami.x', mode: 'data', actions: ['read'] }] }, true],
  [{ changes: [{ address: 'aws_lb.a', actions: ['no-op'], importing: { id: 'x' } }] }, false],
  [{ changes: [{ address: 'aws_lb.a', actions: ['obliterate'] }] }, false],
  [{ action_invocations: [{ address: 'action.a.b' }] }, false],
  [{ deferred_changes: [{}] }, false],
])('%j does nothing: %s', (parts, expected) => expect(isNoOp(planOf(parts))).toBe(expected));
