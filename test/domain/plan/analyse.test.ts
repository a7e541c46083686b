import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../../src/domain/canonical.ts';
import { analyse } from '../../../src/domain/plan/analyse.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import { analysed, canary, fixture, fixtureAnalysis, mask, planOf, planText } from './plans.ts';

const options = { engine: 'terraform', mask } as const;
const refusal = (json: string): string => {
  const answer = analyse(json, options);
  return isRefusal(answer) ? `${answer.code}: ${answer.say}` : 'read';
};

describe('what is no plan is refused as an invalid file', () => {
  test.each([
    ['', 'ends in the middle'],
    ['[]', 'no JSON object'],
    ['{}', 'format_version'],
    ['{"format_version":1.2}', 'format_version'],
    ['{"format_version":"2.0","resource_changes":[]}', 'newer'],
    ['{"format_version":"1.0","values":{}}', 'a state'],
    ['{"format_version":"1.2","resource_changes":{}}', 'resource_changes is no list'],
    ['{"format_version":"1.2","resource_changes":[{}]}', 'resource_changes[0]'],
    ['{"format_version":"1.2","planned_values":{},"resource_drift":[1]}', 'resource_drift[0]'],
    ['{"format_version":"1.2","planned_values":{},"deferred_changes":{}}', 'deferred_changes'],
    ['{"format_version":"1.2","planned_values":{},"errored":"no"}', 'errored'],
    ['{"format_version":"1.2","planned_values":{},"output_changes":[]}', 'output_changes'],
    ['{"format_version":"1.2","planned_values":{},"output_changes":{"a":{"actions":[]}}}', 'output "a"'],
    [planText({ changes: [{ address: 'a.b', actions: [] }] }), 'resource_changes[0]'],
    [planText({ changes: [{ address: 'a.b', actions: ['update'], deposed: 1 }] }), 'resource_changes[0]'],
  ])('%s', (json, say) => {
    expect(refusal(json)).toContain('invalid-file');
    expect(refusal(json)).toContain(say);
  });
});

test.each(['0.1', '0.2', '1.0', '1.2', '1.99'])('format %s is read by the fields it has', (version) => {
  const plan = { format_version: version, planned_values: {}, terraform_version: '0.12.31' };
  expect(analysed(JSON.stringify(plan))).toEqual({
    schema: 1,
    engine: 'terraform',
    engineVersion: '0.12.31',
    errored: false,
    changes: [],
    noops: 0,
    drift: [],
    outputs: [],
    code: [],
    checks: [],
    deferred: [],
    standing: [],
    siblings: [],
  });
});

test('no JSON makes it throw', () => {
  const keys = fc.constantFrom('resource_changes', 'resource_drift', 'configuration', 'prior_state', 'checks', 'x');
  const plans = fc
    .dictionary(keys, fc.jsonValue({ maxDepth: 6 }))
    .map((extra) => ({ format_version: '1.2', planned_values: {}, ...extra }));
  fc.assert(
    fc.property(fc.oneof(plans, fc.jsonValue()), (plan) => {
      expect(() => analyse(JSON.stringify(plan), options)).not.toThrow();
    }),
    { numRuns: 300 },
  );
});

test('no part of a real plan put in another place makes it throw', () => {
  const plan = JSON.parse(fixture('terraform-secret-in-module')) as Record<string, unknown>;
  const names = Object.keys(plan);
  for (const here of names) {
    for (const there of names) {
      expect(() => analyse(JSON.stringify({ ...plan, [here]: plan[there] }), options)).not.toThrow();
    }
  }
});

describe.each(['terraform', 'tofu'])('of a real plan of %s', (engine) => {
  test('every action is kept in the order of addresses and no-ops are only counted', () => {
    const { changes, noops, outputs } = fixtureAnalysis(`${engine}-every-action`);
    expect(changes.map(({ address, actions }) => `${actions.join('+')} ${address}`)).toEqual([
      'create terraform_data.added',
      'update terraform_data.changed',
      'create+delete terraform_data.first',
      'delete terraform_data.gone',
      'no-op terraform_data.imported',
      'no-op terraform_data.new_name',
      'forget terraform_data.released',
      'delete+create terraform_data.replaced',
    ]);
    expect(noops).toBe(1);
    expect(outputs).toEqual([{ name: 'word', actions: ['update'], seen: expect.stringMatching(/^hmac:/) }]);
    const named = new Map(changes.map((change) => [change.name, change]));
    expect(named.get('imported')?.importing).toBe('6f1d2c3b');
    expect(named.get('new_name')?.previousAddress).toBe('terraform_data.old_name');
    expect(named.get('replaced')?.replacePaths).toEqual(['triggers_replace']);
    expect(named.get('replaced')?.configured).toEqual(['input', 'triggers_replace']);
    expect(named.get('added')?.after).toMatchObject({ input: { number: '9007199254740993' } });
    expect(named.get('added')?.unknown).toEqual({ id: true, output: true });
  });

  test('no secret is left, in values, outputs, provisioners or the messages of checks', () => {
    const analysis = fixtureAnalysis(`${engine}-secret-in-module`);
    expect(fixture(`${engine}-secret-in-module`)).toContain(canary);
    expect(canonical(analysis)).not.toContain(canary);
    const one = analysis.changes.find(({ name }) => name === 'one');
    const secret = { sensitive: mask(JSON.stringify(canary)) };
    expect(one?.after).toMatchObject({ input: { user: 'app', password: secret, hosts: ['a', secret] } });
    expect(analysis.checks).toEqual([{ address: 'check.word', status: 'fail' }]);
    expect(analysis.code).toEqual([
      {
        address: 'terraform_data.runs',
        kind: 'provisioner',
        type: 'local-exec',
        when: 'creation',
        say: 'runs a local-exec provisioner',
        seen: expect.any(String),
      },
    ]);
  });

  test('references of what is unknown lead through modules', () => {
    const { changes } = fixtureAnalysis(`${engine}-secret-in-module`);
    expect(changes.find(({ name }) => name === 'follows')?.references).toMatchObject({
      triggers_replace: ['module.store.terraform_data.one'],
    });
  });

  test('an errored plan says so', () => {
    expect(fixtureAnalysis(`${engine}-errored`)).toMatchObject({
      errored: true,
      checks: [{ address: 'terraform_data.second', status: 'fail' }],
    });
  });
});

test('where the engine says whether a plan is applyable and complete, the analysis does', () => {
  expect(fixtureAnalysis('terraform-targeted')).toMatchObject({ applyable: true, complete: false });
  const tofu = fixtureAnalysis('tofu-targeted');
  expect('applyable' in tofu || 'complete' in tofu).toBe(false);
});

test('an action nobody knows is kept as it is written', () => {
  const { changes } = planOf({ changes: [{ address: 'aws_lb.a', actions: ['obliterate'], mode: 'quantum' }] });
  expect(changes).toMatchObject([{ actions: ['obliterate'], mode: 'quantum' }]);
});

test('without a configuration every attribute counts as set', () => {
  const changes = [{ address: 'aws_lb.a', actions: ['update'], before: { b: 1 }, after: { a: 1 } }];
  expect(planOf({ changes, configuration: undefined }).changes[0]?.configured).toEqual(['a', 'b']);
  expect(planOf({ changes }).changes[0]?.configured).toEqual([]);
});

test('a value that is secret after the change is not shown before it either', () => {
  const { changes } = planOf({
    changes: [
      {
        address: 'aws_lb.a',
        actions: ['update'],
        before: { password: canary },
        after: { password: canary },
        afterSensitive: { password: true },
      },
    ],
  });
  expect(changes[0]?.before).toEqual(changes[0]?.after);
  expect(canonical(changes)).not.toContain(canary);
});

test('imports are named by id, by identity, or as not known yet', () => {
  const { changes } = planOf({
    changes: [
      { address: 'aws_lb.a', actions: ['no-op'], importing: { id: 'lb-1' } },
      { address: 'aws_lb.b', actions: ['no-op'], importing: { identity: { name: 'b' } } },
      { address: 'aws_lb.c', actions: ['create'], importing: { unknown: true } },
      { address: 'aws_lb.d', actions: ['no-op'], previous_address: 'aws_lb.d' },
    ],
  });
  expect(changes.map(({ importing }) => importing)).toEqual(['lb-1', '{"name":"b"}', 'known after the apply']);
});

test('two objects at one address stand in the order of their deposed keys', () => {
  const gone = (deposed?: string) => ({ address: 'aws_lb.a', actions: ['delete'], ...(deposed ? { deposed } : {}) });
  const { changes } = planOf({ changes: [gone('b2'), gone(), gone('a1')] });
  expect(changes.map(({ deposed }) => deposed)).toEqual([undefined, 'a1', 'b2']);
});

test('plans from before marks and mirrors were written are read without them', () => {
  const row = { address: 'null_resource.a', mode: 'managed', type: 'null_resource', name: 'a', provider_name: 'null' };
  const plan = {
    format_version: '0.1',
    resource_changes: [{ ...row, change: { actions: ['create'], after: { a: 1 } } }],
  };
  expect(analysed(JSON.stringify(plan)).changes).toMatchObject([{ before: null, after: { a: 1 }, unknown: {} }]);
});

test('an import without id and identity is still one', () => {
  expect(planOf({ changes: [{ address: 'aws_lb.a', actions: ['no-op'], importing: {} }] }).changes[0]?.importing).toBe(
    'null',
  );
});

test('paths that force a replacement read like attributes', () => {
  const [change] = planOf({
    changes: [
      { address: 'aws_lb.a', actions: ['delete', 'create'], replacePaths: [['tags', 'a b'], ['subnet', 0, 'id'], 'x'] },
    ],
  }).changes;
  expect(change?.replacePaths).toEqual(['', 'subnet[0].id', 'tags["a b"]']);
});

test('data sources that run something and invoked actions are code that runs, provisioners of what stays are not', () => {
  const analysis = planOf({
    changes: [
      { address: 'aws_lb.stays', actions: ['update'] },
      { address: 'aws_lb.made', actions: ['create'] },
    ],
    configuration: {
      root_module: {
        resources: [
          { address: 'data.external.x', mode: 'data', type: 'external', expressions: { program: {} } },
          { address: 'data.aws_ami.x', mode: 'data', type: 'aws_ami' },
          { address: 'aws_lb.stays', mode: 'managed', type: 'aws_lb', provisioners: [{ type: 'local-exec' }] },
          { address: 'aws_lb.made', mode: 'managed', type: 'aws_lb', provisioners: [{}] },
        ],
      },
    },
    action_invocations: [
      { address: 'action.a.b', lifecycle_action_trigger: { triggering_resource_address: 'aws_lb.made' } },
      { address: 'action.c.d', invoke_action_trigger: {} },
    ],
    deferred_action_invocations: [{ reason: 'unknown', action_invocation: { address: 'action.e.f' } }],
  });
  expect(analysis.code.map(({ address, kind, say }) => `${kind} ${address} ${say}`)).toEqual([
    'action action.a.b is an action that aws_lb.made triggers',
    'action action.c.d is an action that is invoked',
    'action action.e.f is an action that is invoked',
    'provisioner aws_lb.made runs a unknown provisioner',
    'data source data.external.x runs a program while planning',
  ]);
  expect(analysis.deferred).toEqual([{ kind: 'action', address: 'action.e.f', type: '', reason: 'unknown' }]);
});

test('checks that do not pass are named, and never quoted', () => {
  const checks = [
    { address: { to_display: 'check.b' }, status: 'fail', instances: [{ problems: [{ message: canary }] }] },
    { address: { to_display: 'check.a' }, status: 'error' },
    { address: { to_display: 'check.b' }, status: 'error' },
    { status: 'unknown' },
    { address: { to_display: 'check.ok' }, status: 'pass' },
    {},
  ];
  expect(planOf({ checks }).checks.map(({ address, status }) => `${address} ${status}`)).toEqual([
    'a check without a name unknown',
    'a check without a name unknown',
    'check.a error',
    'check.b error',
    'check.b fail',
  ]);
});

test('what is left for a later plan is named with its type and the reason', () => {
  const row = (address: string, reason: string) => ({ reason, resource_change: { address, type: 'aws_db_instance' } });
  const deferred_changes = [row('aws_db_instance.b', 'unknown'), row('aws_db_instance.a', 'deferred_prereq'), {}];
  expect(planOf({ deferred_changes }).deferred).toEqual([
    { kind: 'resource', address: '', type: '', reason: '' },
    { kind: 'resource', address: 'aws_db_instance.a', type: 'aws_db_instance', reason: 'deferred_prereq' },
    { kind: 'resource', address: 'aws_db_instance.b', type: 'aws_db_instance', reason: 'unknown' },
  ]);
});

test('configuration that the engine wrote is marked, and its text stays unseen', () => {
  const row = { address: 'aws_lb.a', actions: ['no-op'], importing: { id: 'x' } };
  const { changes } = planOf({ changes: [{ ...row, generatedConfig: canary }] });
  expect(changes[0]?.generatedConfig).toBe(true);
  expect(canonical(changes)).not.toContain(canary);
  expect(planOf({ changes: [row] }).changes[0]).not.toHaveProperty('generatedConfig');
});

describe('an output that is updated', () => {
  const facts = (output: object, block: object = {}) => {
    const [found] = planOf({
      output_changes: { o: { actions: ['update'], before: 'a', after: 'b', ...output } },
      configuration: { root_module: { outputs: { o: block } } },
    }).outputs;
    return { kind: found?.kind, unmarked: found?.unmarked };
  };
  test.each<[string, object, object]>([
    ['has another value of the same kind', {}, {}],
    ['was nothing', { before: null }, {}],
    ['becomes nothing', { after: null }, {}],
    ['becomes a list', { after: ['a'] }, { kind: 'changed' }],
    ['becomes a number', { after: 5 }, { kind: 'changed' }],
    ['becomes an object', { before: ['a'], after: { a: 1 } }, { kind: 'changed' }],
    ['is known only later', { after: undefined, after_unknown: true }, { kind: 'unknown' }],
    ['is known later in a part', { before: ['a'], after: [null], after_unknown: [true] }, {}],
  ])('%s', (_, output, expected) => expect(facts(output)).toEqual(expected));

  test('is unmarked where the engine calls it sensitive and the configuration does not', () => {
    const marks = { before_sensitive: true, after_sensitive: true };
    expect(facts(marks)).toEqual({ unmarked: true });
    expect(facts(marks, { sensitive: true })).toEqual({});
    expect(facts({ before_sensitive: false }, { sensitive: false })).toEqual({});
  });
});

test('resources of the state come along only where something is not understood without them', () => {
  const state = { 'aws_lb.edge': { arn: 'arn:lb', internal: false, dns_name: 'x' }, 'aws_vpc.x': { id: 'vpc-1' } };
  const change = { address: 'aws_wafv2_web_acl_association.edge', actions: ['create'] };
  expect(planOf({ state }).siblings).toEqual([]);
  const bare = {
    values: {
      root_module: {
        resources: [
          { address: 'aws_lb.x', mode: 'managed', type: 'aws_lb' },
          { mode: 'data', type: 'aws_lb' },
        ],
      },
    },
  };
  expect(planOf({ prior_state: bare, changes: [change] }).siblings).toEqual([
    { address: 'aws_lb.x', type: 'aws_lb', values: {} },
  ]);
  expect(planOf({ state, changes: [change] }).siblings).toEqual([
    { address: 'aws_lb.edge', type: 'aws_lb', values: { arn: 'arn:lb', internal: false } },
  ]);
});

test('types of which something stands after the apply are named, each once', () => {
  const row = (address: string, action: string, more: object = {}) => ({ address, actions: [action], ...more });
  const changes = [
    row('aws_lb.a', 'no-op'),
    row('aws_lb.b', 'create'),
    row('aws_vpc.a', 'delete'),
    row('aws_eip.a', 'forget'),
    row('data.aws_ami.a', 'read', { mode: 'data' }),
  ];
  expect(planOf({ changes }).standing).toEqual(['aws_lb']);
});

test('the same plan with every list and object in another order is the same analysis', () => {
  const text = fixture('network-edge-2.5.0');
  const plan = JSON.parse(text) as Record<string, unknown[]>;
  const reversed = Object.fromEntries(
    Object.entries({
      ...plan,
      resource_changes: plan.resource_changes?.toReversed(),
      timestamp: '2030-01-01T00:00:00Z',
    }),
  );
  expect(canonical(analysed(JSON.stringify(Object.fromEntries(Object.entries(reversed).reverse()))))).toBe(
    canonical(analysed(text)),
  );
});
