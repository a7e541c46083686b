import { describe, expect, test } from 'vitest';
import { driftOf, verifyDifferences } from '../../../src/domain/plan/drift.ts';
import { fixtureAnalysis, type PlanParts, planOf } from './plans.ts';

const at = (rows: readonly { address: string; say: string }[]): string[] =>
  rows.map(({ address, say }) => `${address} ${say}`);
const drift = (parts: PlanParts) => {
  const { drifted, pending } = driftOf(planOf(parts));
  return { drifted: at(drifted), pending: at(pending) };
};
const clean = { drifted: [], pending: [] };
const lb = 'aws_lb.edge';
const update = { address: lb, actions: ['update'] };

describe('on the simulated cloud', () => {
  test('the plan after an apply is clean, although siblings filled in computed attributes', () => {
    const analysis = fixtureAnalysis('network-edge-2.4.0-clean');
    expect(analysis.drift.length).toBeGreaterThan(0);
    expect(driftOf(analysis)).toEqual(clean);
    expect(verifyDifferences(analysis)).toEqual([]);
  });

  test('a changed time-out, a deleted listener and an opened port are each drift, once', () => {
    const { drifted, pending } = driftOf(fixtureAnalysis('network-edge-2.4.0-drifted'));
    expect(at(drifted)).toEqual([
      'module.network_edge.aws_lb.edge[0] idle_timeout changed in the world',
      'module.network_edge.aws_lb_listener.http[0] is gone in the world',
      'module.network_edge.aws_security_group.edge ingress holds a grant that no resource of this stack explains (tcp 22-22, 0.0.0.0/0)',
    ]);
    expect(pending).toEqual([]);
  });
});

describe('drift is what differs on what the configuration sets', () => {
  const configured = { [lb]: { idle_timeout: [], subnets: [], tags: [] } };
  test.each<[string, unknown, unknown]>([
    ['nothing became an empty map', { tags: null }, { tags: {} }],
    ['nothing became an empty list', { subnets: null }, { subnets: [] }],
    ['nothing became an empty text', {}, { idle_timeout: '' }],
    ['a computed attribute moved on', { last_seen: 'a', dns: 'x' }, { last_seen: 'b', dns: 'y' }],
    ['empty parts of a block', { tags: { a: null } }, { tags: {} }],
  ])('not where %s', (_, before, after) => {
    expect(drift({ configured, drift: [{ ...update, before, after }] })).toEqual(clean);
  });

  test.each<[string, unknown, unknown]>([
    ['a value changed', { idle_timeout: 60 }, { idle_timeout: 61 }],
    ['false became true', { idle_timeout: false }, { idle_timeout: true }],
    ['an empty block became another', { tags: [{ count: [{}] }] }, { tags: [{ none: [{}] }] }],
    ['a block went away', { tags: [{}] }, { tags: [] }],
  ])('but where %s', (_, before, after) => {
    expect(drift({ configured, drift: [{ ...update, before, after }] }).drifted).toHaveLength(1);
  });

  test('a secret that changed is drift, and its value stays unseen', () => {
    const row = { ...update, before: { tags: 'old' }, after: { tags: 'new' }, afterSensitive: { tags: true } };
    expect(drift({ configured, drift: [row] }).drifted).toEqual([`${lb} tags changed in the world`]);
  });

  test('many attributes are told in short', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const all = (value: number) => Object.fromEntries(names.map((name) => [name, value]));
    const of = { configured: { [lb]: Object.fromEntries(names.map((name) => [name, []])) } };
    expect(drift({ ...of, drift: [{ ...update, before: all(1), after: all(2) }] }).drifted).toEqual([
      `${lb} a, b, c and 2 more changed in the world`,
    ]);
  });

  test('a block written with dynamic counts as set where the plan wants it back', () => {
    const rules = (port: number) => ({ rule: [{ port }] });
    const row = { ...update, before: rules(80), after: rules(22) };
    const back = { ...update, before: rules(22), after: rules(80) };
    expect(drift({ drift: [row], changes: [back] })).toEqual({
      drifted: [`${lb} rule changed in the world`],
      pending: [],
    });
    expect(drift({ drift: [row] })).toEqual(clean);
  });

  test('drift of data sources and pure moves is none', () => {
    const data = { address: 'data.aws_ami.x', mode: 'data', actions: ['update'], before: { a: 1 }, after: { a: 2 } };
    const moved = { address: lb, previous_address: 'aws_lb.old', actions: ['no-op'], before: {}, after: {} };
    expect(drift({ configured, drift: [data, moved] })).toEqual(clean);
  });
});

describe('an object that is gone', () => {
  const gone = { address: lb, actions: ['delete'], before: { id: 'x' } };
  test('is drift once, and its new creation is not pending', () => {
    expect(drift({ drift: [gone], changes: [{ address: lb, actions: ['create'], after: {} }] })).toEqual({
      drifted: [`${lb} is gone in the world`],
      pending: [],
    });
  });
  test('is drift too where nothing configures it any more and the plan changes nothing', () => {
    expect(drift({ drift: [gone] }).drifted).toEqual([`${lb} is gone in the world, and no longer configured`]);
  });
});

describe('pending is what the plan would change beyond drift', () => {
  test.each<[string, PlanParts, string]>([
    ['a merged change', { changes: [{ ...update, before: { a: 1 }, after: { a: 2 } }] }, `${lb} would be updated`],
    [
      'a creation left by our own failed apply',
      { changes: [{ address: lb, actions: ['create'] }] },
      `${lb} would be created`,
    ],
    ['a replacement', { changes: [{ address: lb, actions: ['delete', 'create'] }] }, `${lb} would be replaced`],
    ['a deletion', { changes: [{ address: lb, actions: ['delete'] }] }, `${lb} would be deleted`],
    [
      'a deposed object',
      { changes: [{ address: lb, actions: ['delete'], deposed: 'ab12' }] },
      `${lb} would be deleted (deposed object ab12)`,
    ],
    ['a forget', { changes: [{ address: lb, actions: ['forget'] }] }, `${lb} would be forgotten`],
    [
      'an unknown action',
      { changes: [{ address: lb, actions: ['obliterate'] }] },
      `${lb} would be changed by obliterate`,
    ],
    [
      'a move',
      { changes: [{ address: lb, actions: ['no-op'], previous_address: 'a.b' }] },
      `${lb} would be moved here from a.b`,
    ],
    [
      'an import',
      { changes: [{ address: lb, actions: ['no-op'], importing: { id: 'x' } }] },
      `${lb} would be imported`,
    ],
    ['an output', { output_changes: { o: { actions: ['update'] } } }, 'output.o the output would be updated'],
    ['an action', { action_invocations: [{ address: 'action.a.b' }] }, 'action.a.b an action would be invoked'],
    ['what is deferred', { deferred_changes: [{}, {}] }, 'the plan leaves 2 changes for a later plan'],
  ])('%s', (_, parts, expected) => expect(drift(parts)).toEqual({ drifted: [], pending: [expected] }));

  test('reading data is nothing', () => {
    expect(drift({ changes: [{ address: 'data.aws_ami.x', mode: 'data', actions: ['read'] }] })).toEqual(clean);
  });

  test.each(['terraform', 'tofu'])('only an output, only a move (%s)', (engine) => {
    expect(at(driftOf(fixtureAnalysis(`${engine}-output-only`)).pending)).toEqual([
      'output.word the output would be updated',
    ]);
    expect(at(driftOf(fixtureAnalysis(`${engine}-moved-only`)).pending)).toEqual([
      'terraform_data.new_name would be moved here from terraform_data.old_name',
    ]);
  });
});

describe('at a drifted address', () => {
  const configured = { [lb]: { idle_timeout: [], name: [] } };
  const row = { ...update, before: { idle_timeout: 60, name: 'a' }, after: { idle_timeout: 61, name: 'a' } };
  const back = { ...update, before: { idle_timeout: 61, name: 'a' }, after: { idle_timeout: 60, name: 'a' } };
  const drifted = [`${lb} idle_timeout changed in the world`];

  test('the way back is not pending', () => {
    expect(drift({ configured, drift: [row], changes: [back] })).toEqual({ drifted, pending: [] });
  });
  test('what the world did not change is', () => {
    const more = { ...back, after: { idle_timeout: 60, name: 'b' } };
    expect(drift({ configured, drift: [row], changes: [more] })).toEqual({
      drifted,
      pending: [`${lb} would be updated beyond its drift: name`],
    });
  });
  test('a deletion is', () => {
    expect(drift({ configured, drift: [row], changes: [{ ...back, actions: ['delete'], after: null }] })).toEqual({
      drifted,
      pending: [`${lb} would be deleted beyond its drift: delete`],
    });
  });
  test('an object that is gone and would be forgotten is both', () => {
    const gone = { address: lb, actions: ['delete'], before: {} };
    expect(drift({ configured, drift: [gone], changes: [{ address: lb, actions: ['forget'] }] }).pending).toHaveLength(
      1,
    );
  });
});

describe('the re-read after an apply', () => {
  const verify = (parts: PlanParts): string[] => at(verifyDifferences(planOf(parts)));
  const configured = { [lb]: { name: [], vpc: [] } };
  test.each<[string, PlanParts]>([
    ['nothing', {}],
    ['an update of computed attributes', { configured, changes: [{ ...update, before: { t: 1 }, after: { t: 2 } }] }],
    ['an output', { output_changes: { o: { actions: ['update'] } } }],
    ['a data source', { changes: [{ address: 'data.a.b', mode: 'data', actions: ['read'] }] }],
  ])('is satisfied by %s', (_, parts) => expect(verify(parts)).toEqual([]));

  test.each<[string, PlanParts, string]>([
    [
      'a set attribute',
      { configured, changes: [{ ...update, before: { name: 1 }, after: { name: 2 } }] },
      `${lb} still differs from the configuration: name`,
    ],
    [
      'one that is still unknown',
      { configured, changes: [{ ...update, unknown: { vpc: true } }] },
      `${lb} still differs from the configuration: vpc`,
    ],
    ['a missing object', { changes: [{ address: lb, actions: ['create'] }] }, `${lb} would still be created`],
    ['an object too many', { changes: [{ address: lb, actions: ['delete'] }] }, `${lb} would still be deleted`],
    [
      'a move',
      { changes: [{ address: lb, actions: ['no-op'], previous_address: 'a.b' }] },
      `${lb} would still be moved`,
    ],
    [
      'an import',
      { changes: [{ address: lb, actions: ['no-op'], importing: { id: 'x' } }] },
      `${lb} would still be imported`,
    ],
    [
      'drift',
      {
        configured,
        drift: [{ ...update, before: { name: 1 }, after: { name: 2 } }],
        changes: [{ ...update, before: { name: 2 }, after: { name: 1 } }],
      },
      `${lb} name changed in the world`,
    ],
  ])('is not satisfied by %s', (_, parts, expected) => expect(verify(parts)).toEqual([expected]));
});
