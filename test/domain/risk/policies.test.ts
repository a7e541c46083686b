import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyVerdicts } from '../../../src/domain/risk/policies.ts';
import { pathFrom } from '../../../src/domain/risk/policy-path.ts';
import type { PolicyRow } from '../../../src/domain/rules.ts';
import { planOf, type Row } from '../plan/plans.ts';

const row = (test: PolicyRow['test'], when: Partial<PolicyRow['when']> = {}): PolicyRow => ({
  name: 'p',
  when: { type: ['aws_wafv2_web_acl'], actions: ['create', 'update'], ...when },
  test,
  verdict: 'deny',
  say: 'no',
  fix: 'do otherwise',
});
const acl = (more: Omit<Row, 'address' | 'actions'> & { actions?: string[] }): Row => ({
  address: 'aws_wafv2_web_acl.edge',
  actions: ['create'],
  ...more,
});
const verdicts = (policy: PolicyRow, ...changes: Row[]): string[] =>
  policyVerdicts(planOf({ changes }).changes, [policy], 'prod-01').map(({ verdict }) => verdict);

const none = row({ attribute: 'rule[*].override_action[*].none', present: true });
const rule = (action: object) => ({
  after: { rule: [{ override_action: [{ none: [], count: [{}] }] }, { override_action: [action] }] },
});

describe('a path that is present denies', () => {
  test.each<[string, Row, string[]]>([
    ['a block that is there', acl(rule({ none: [{}], count: [] })), ['deny']],
    ['a single block that is there', acl({ after: { rule: { override_action: { none: {} } } } }), ['deny']],
    ['not an empty block', acl(rule({ none: [], count: [{}] })), []],
    ['not null', acl(rule({ none: null })), []],
    ['not a missing rule', acl({ after: {} }), []],
    ['not another action', acl({ ...rule({ none: [{}] }), actions: ['delete'] }), []],
    ['a replacement, because it creates', acl({ ...rule({ none: [{}] }), actions: ['delete', 'create'] }), ['deny']],
    [
      'an unknown action, because it may do anything',
      acl({ ...rule({ none: [{}] }), actions: ['obliterate'] }),
      ['deny'],
    ],
  ])('%s', (_, change, expected) => expect(verdicts(none, change)).toEqual(expected));

  test('not another type', () => {
    expect(verdicts(none, { ...acl(rule({ none: [{}] })), address: 'aws_lb.x' })).toEqual([]);
    expect(verdicts(row(none.test, { type: ['aws_waf*'] }), acl(rule({ none: [{}] })))).toEqual(['deny']);
    expect(verdicts(row(none.test, { type: [], actions: [] }), acl(rule({ none: [{}] })))).toEqual(['deny']);
  });
});

describe('what the plan cannot tell is no data', () => {
  test.each<[string, Row]>([
    [
      'a value known later',
      acl({ after: { rule: [{ override_action: [{}] }] }, unknown: { rule: [{ override_action: [{ none: true }] }] } }),
    ],
    ['a block known later', acl({ after: { rule: [{}] }, unknown: { rule: [{ override_action: true }] } })],
    ['everything known later', acl({ after: {}, unknown: { rule: true } })],
    [
      'parts of the block known later',
      acl({
        after: { rule: [{ override_action: [{}] }] },
        unknown: { rule: [{ override_action: [{ none: [{ x: true }] }] }] },
      }),
    ],
    ['a masked block', acl({ ...rule({ none: [{}] }), afterSensitive: { rule: true } })],
    ['an object known later as a whole', acl({ after: {}, unknown: true })],
  ])('%s', (_, change) => expect(verdicts(none, change)).toEqual(['no-data']));

  test('a name on a list of blocks means that name in each', () => {
    const plain = row({ attribute: 'rule.override_action.none', present: true });
    expect(verdicts(plain, acl(rule({ none: [{}] })))).toEqual(['deny']);
    expect(verdicts(plain, acl(rule({ none: [] })))).toEqual([]);
  });

  test('an item of a list as a whole', () => {
    const each = row({ attribute: 'names[*]', present: true });
    expect(verdicts(each, acl({ after: { names: [null] }, unknown: { names: [true] } }))).toEqual(['no-data']);
    expect(verdicts(each, acl({ after: { names: ['a'] } }))).toEqual(['deny']);
    expect(verdicts(each, acl({ after: { names: 'a' } }))).toEqual(['deny']);
    expect(verdicts(each, acl({ after: {} }))).toEqual([]);
  });

  test('a path nobody can read', () => {
    expect(verdicts(row({ attribute: 'rule[', present: true }), acl({}))).toEqual(['no-data']);
  });

  test('but what is known to be there is there', () => {
    const change = acl({ ...rule({ none: [{}] }), unknown: { id: true, rule: [true] } });
    expect(verdicts(none, change)).toEqual(['deny']);
  });
});

describe('other tests of a path', () => {
  const scope = (test: Partial<PolicyRow['test']>) => row({ attribute: 'scope', ...test });
  test.each<[PolicyRow, Row, string[]]>([
    [scope({ present: false }), acl({ after: {} }), ['deny']],
    [scope({ present: false }), acl({ after: { scope: 'REGIONAL' } }), []],
    [scope({ present: false }), acl({ after: {}, unknown: { scope: true } }), ['no-data']],
    [scope({ equals: 'CLOUDFRONT' }), acl({ after: { scope: 'CLOUDFRONT' } }), ['deny']],
    [scope({ equals: 'CLOUDFRONT' }), acl({ after: { scope: 'REGIONAL' } }), []],
    [scope({ equals: 'CLOUDFRONT' }), acl({ after: {}, unknown: { scope: true } }), ['no-data']],
    [scope({}), acl({ after: { scope: 'x' } }), ['deny']],
  ])('%j', (policy, change, expected) => expect(verdicts(policy, change)).toEqual(expected));

  test('an index picks one item', () => {
    const first = row({ attribute: 'rule[0].name', equals: 'a' });
    expect(verdicts(first, acl({ after: { rule: [{ name: 'a' }] } }))).toEqual(['deny']);
    expect(verdicts(first, acl({ after: { rule: [{ name: 'b' }, { name: 'a' }] } }))).toEqual([]);
  });
});

test('what is destroyed is looked at as it was, by the actions that destroy', () => {
  const last = row({ attribute: 'name', equals: 'guard' }, { actions: ['delete', 'forget', 'replace'] });
  expect(verdicts(last, acl({ actions: ['delete'], before: { name: 'guard' } }))).toEqual(['deny']);
  expect(verdicts(last, acl({ actions: ['forget'], before: { name: 'other' } }))).toEqual([]);
  expect(
    verdicts(last, acl({ actions: ['create', 'delete'], before: { name: 'x' }, after: { name: 'guard' } })),
  ).toEqual(['deny']);
});

test('moves and imports can be spoken of', () => {
  const any = (action: string) => row({ attribute: 'name', present: true }, { actions: [action] });
  expect(verdicts(any('move'), acl({ actions: ['no-op'], previous_address: 'a.b', after: { name: 'x' } }))).toEqual([
    'deny',
  ]);
  expect(verdicts(any('import'), acl({ actions: ['no-op'], importing: { id: 'x' }, after: { name: 'x' } }))).toEqual([
    'deny',
  ]);
});

test('a path follows members that are really there', () => {
  expect(verdicts(row({ attribute: 'constructor', present: true }), acl({ after: {} }))).toEqual([]);
});

describe('paths are read in one pass, or not at all', () => {
  test.each(['a', 'a.b', 'a[*].b[0]', 'a[*][*]', '_x-y'])('%s', (text) => expect(pathFrom(text)).toBeDefined());
  test.each(['', '.', 'a.', '[*]', 'a[*', 'a[-1]', 'a[*]b', 'a b', 'a[1234567]', '1a'])('not %j', (text) =>
    expect(pathFrom(text)).toBeUndefined(),
  );
  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab.[]*01-') }), (text) => {
        const path = pathFrom(text);
        if (path)
          expect(text).toContain(
            path.map((step) => (typeof step === 'object' && 'name' in step ? step.name : '')).find(Boolean),
          );
      }),
    );
    expect(pathFrom(`a${'['.repeat(100_000)}`)).toBeUndefined();
  });
});

describe('a list of addresses', () => {
  const listed = (lists: Readonly<Record<string, readonly string[]>>): PolicyRow => row({ listed: lists });
  const [a, b] = ['a', 'b'].map((name) => ({ ...acl({}), address: `aws_wafv2_web_acl.${name}` }));
  const address = 'aws_wafv2_web_acl.a';

  test('S23.4 denies what is not in it, and nothing that is', () => {
    expect(verdicts(listed({ 'prod-*': [address] }), a as Row)).toEqual([]);
    expect(verdicts(listed({ 'prod-*': [address] }), a as Row, b as Row)).toEqual(['deny']);
    expect(verdicts(listed({ 'sandbox-*': [address] }), a as Row)).toEqual(['deny']);
    expect(verdicts(listed({}), a as Row)).toEqual(['deny']);
  });

  test('lists of several patterns count together', () => {
    const both = listed({ 'prod-*': [address], 'prod-01': ['aws_wafv2_web_acl.b'] });
    expect(verdicts(both, a as Row, b as Row)).toEqual([]);
  });

  test('warns of an entry that the plan leaves alone, and says nothing of a plan that touches none of the kind', () => {
    expect(verdicts(listed({ '*': [address, 'aws_wafv2_web_acl.gone'] }), a as Row)).toEqual(['warn']);
    expect(verdicts(listed({ '*': [address] }))).toEqual([]);
  });
});
