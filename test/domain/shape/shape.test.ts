import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../../src/domain/analysis.ts';
import { fingerprintOf } from '../../../src/domain/plan/fingerprint.ts';
import { abstractText, nothingOwn, type Own } from '../../../src/domain/shape/abstract-text.ts';
import { shapeOf } from '../../../src/domain/shape/shape.ts';
import { fixtureAnalysis, type PlanParts, planOf } from '../plan/plans.ts';

describe('what differs between stacks is abstracted', () => {
  const own: Own = { accountId: '111111111111', words: ['prod-standard-01', 'prod'] };
  test.each([
    ['arn:aws:iam::111111111111:role/edge', 'arn:aws:iam::<account>:role/edge'],
    ['arn:aws:iam::222222222222:role/edge', 'arn:aws:iam::<other account>:role/edge'],
    ['arn:aws:s3:eu-central-1:111111111111:x', 'arn:aws:s3:<region>:<account>:x'],
    ['eu-central-1a', '<region>a'],
    ['us-gov-west-1 europe-west4 me-central-1', '<region> <region> <region>'],
    ['edge-prod-standard-01-logs', 'edge-<own>-logs'],
    ['edge-prod', 'edge-<own>'],
    ['products', 'products'],
    ['sg-0a1b2c3d4e5f60718', 'sg-<id>'],
    ['app/edge/50dc6c495c0c9188', 'app/edge/<id>'],
    ['edge-1234567890.eu-west-1.elb.amazonaws.com', 'edge-<id>.<region>.elb.amazonaws.com'],
    ['terraform-20260101010101000100000001', 'terraform-<id>'],
    ['9f1c2a34-0b1c-4d2e-8f30-1a2b3c4d5e6f', '<id>'],
    ['2026-11-24T12:00:00Z', '<time>'],
    ['AROAEXAMPLEID1234567X', '<id>'],
    ['10.0.0.0/16', '10.0.0.0/16'],
    ['2012-10-17', '2012-10-17'],
    ['deadbeef', 'deadbeef'],
    ['TLS13-1-2-2021-06', 'TLS13-1-2-2021-06'],
  ])('%s is %s', (text, abstract) => expect(abstractText(text, own)).toBe(abstract));

  test('where the own account is not known, every account is just one', () => {
    expect(abstractText('111111111111 222222222222', nothingOwn)).toBe('<account> <account>');
  });
});

const accountId = fc.stringMatching(/^[1-9][0-9]{11}$/);
const region = fc.constantFrom('eu-central-1', 'us-east-2', 'ap-southeast-1', 'sa-east-1', 'ca-west-1');
const place = fc.tuple(accountId, region);

/** A plan that carries its place in every kind of attribute: text, list, key, nested block, policy text, address. */
function planIn([account, where]: readonly [string, string]): Analysis {
  const arn = `arn:aws:kms:${where}:${account}:key/9f1c2a34-0b1c-4d2e-8f30-1a2b3c4d5e6f`;
  const after = {
    text: arn,
    list: [account, arn],
    [`key-${where}`]: { [account]: where },
    nested: [{ deep: [{ arn, region: where }] }],
    policy: JSON.stringify({ Statement: [{ Principal: { AWS: `arn:aws:iam::${account}:root` } }] }),
    number: Number(account),
    name: `edge-${account}`,
  };
  const address = `aws_kms_key.a["${where}"]`;
  return planOf({ changes: [{ address, actions: ['create'], after, unknown: { [`id_${where}`]: true } }] });
}

test('the same change in another account and region has the same shape, wherever they stand', () => {
  fc.assert(
    fc.property(place, place, (one, other) => {
      expect(shapeOf(planIn(one), nothingOwn)).toBe(shapeOf(planIn(other), nothingOwn));
      const ofOwn = (at: typeof one) => shapeOf(planIn(at), { accountId: at[0], words: [at[1]] });
      expect(ofOwn(one)).toBe(ofOwn(other));
    }),
  );
});

test('no account id and no region is left in a shape', () => {
  fc.assert(
    fc.property(place, (one) => {
      const shape = shapeOf(planIn(one), nothingOwn);
      expect(shape).not.toContain(one[0]);
      expect(shape).not.toContain(one[1]);
    }),
  );
});

const fixtures = [
  'terraform-every-action',
  'network-edge-2.5.0',
  'network-edge-2.4.0-first',
  'terraform-secret-in-module',
];

test('the order of rows leaves the shape as it is', () => {
  for (const name of fixtures) {
    const analysis = fixtureAnalysis(name);
    const turned: Analysis = {
      ...analysis,
      changes: analysis.changes.toReversed(),
      code: analysis.code.toReversed(),
      outputs: analysis.outputs.toReversed(),
    };
    expect(shapeOf(turned, nothingOwn)).toBe(shapeOf(analysis, nothingOwn));
  }
});

test('plans of one fingerprint have one shape, whatever explains the change', () => {
  for (const name of fixtures) {
    const analysis = fixtureAnalysis(name);
    const other: Analysis = {
      ...analysis,
      drift: [],
      siblings: [],
      noops: 99,
      changes: analysis.changes.map((change) => ({ ...change, configured: [], references: {} })),
    };
    expect(fingerprintOf(other)).toBe(fingerprintOf(analysis));
    expect(shapeOf(other, nothingOwn)).toBe(shapeOf(analysis, nothingOwn));
  }
});

describe('what is another change has another shape', () => {
  const change = {
    address: 'aws_lb.a',
    actions: ['update'],
    before: { n: 1, cidr: '10.0.0.0/8' },
    after: { n: 2, cidr: '10.0.0.0/8' },
  };
  const base: PlanParts = { changes: [change] };
  test.each<[string, PlanParts]>([
    ['another value', { changes: [{ ...change, after: { ...change.after, n: 3 } }] }],
    ['another range', { changes: [{ ...change, after: { n: 2, cidr: '0.0.0.0/0' } }] }],
    ['another action', { changes: [{ ...change, actions: ['delete', 'create'] }] }],
    ['the order of a replacement', { changes: [{ ...change, actions: ['create', 'delete'] }] }],
    ['another resource', { changes: [{ ...change, address: 'aws_lb.b' }] }],
    ['one more', { changes: [change, { ...change, address: 'aws_lb.b' }] }],
    ['unknown where it was known', { changes: [{ ...change, unknown: { n: true }, after: { cidr: '10.0.0.0/8' } }] }],
    ['a moved address', { changes: [{ ...change, previous_address: 'aws_lb.z' }] }],
    ['an import', { changes: [{ ...change, importing: { id: 'x' } }] }],
    [
      'a secret that changes too',
      {
        changes: [
          {
            ...change,
            before: { ...change.before, p: 'a' },
            after: { ...change.after, p: 'b' },
            afterSensitive: { p: true },
          },
        ],
      },
    ],
    ['an output', { ...base, output_changes: { o: { actions: ['update'], before: 1, after: 2 } } }],
  ])('%s', (_, other) => expect(shapeOf(planOf(other), nothingOwn)).not.toBe(shapeOf(planOf(base), nothingOwn)));

  test('and another value of a secret, of an attribute that stays, or of what ends has not', () => {
    const of = (parts: PlanParts) => shapeOf(planOf(parts), nothingOwn);
    const secret = (p: string) => ({
      changes: [{ ...change, after: { ...change.after, p }, afterSensitive: { p: true } }],
    });
    expect(of(secret('one'))).toBe(of(secret('two')));
    const standing = (vpc: string) => ({ changes: [{ ...change, before: { n: 1, vpc }, after: { n: 2, vpc } }] });
    expect(of(standing('one'))).toBe(of(standing('two')));
    const ends = (size: number) => ({ changes: [{ address: 'aws_lb.a', actions: ['delete'], before: { size } }] });
    expect(of(ends(1))).toBe(of(ends(2)));
  });
});
