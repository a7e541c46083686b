import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commentOf } from '../../../src/views/comment/comment.ts';
import type { CommentedPlan } from '../../../src/views/comment/plan.ts';
import { budgets } from '../../../src/views/comment/plan.ts';
import type { Row } from '../../domain/plan/plans.ts';
import { comment, lengthOf, ofRows } from './made.ts';

const role: Row = { address: 'aws_iam_role.admin', actions: ['create'], after: { path: '/' } };
const gone: Row = { address: 'aws_db_instance.main["a"]', actions: ['delete'], before: { size: 1 } };
const swapped: Row = {
  address: 'aws_instance.web',
  actions: ['delete', 'create'],
  before: { ami: 'a' },
  after: { ami: 'b' },
};

const heavy = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`made_${i}`, 'x'.repeat(390)]));

/** So many updates with so many attributes, beside what is never left out. */
function plan(stack: string, updates: number, attributes: number): CommentedPlan {
  const side = (value: string) =>
    Object.fromEntries(
      Array.from({ length: attributes }, (_, i) => [`attribute_${i}`, `${value}-${stack}-${'x'.repeat(40)}`]),
    );
  const rows = Array.from(
    { length: updates },
    (_, i): Row => ({
      address: `module.fleet["${stack}"].aws_instance.worker[${i}]`,
      actions: ['update'],
      before: side('old'),
      after: side('new'),
    }),
  );
  const made: Row = { address: 'aws_s3_bucket.new', actions: ['create'], after: heavy };
  return ofRows(stack, gone, swapped, role, made, ...rows);
}

const neverLeftOut = [
  '**destroys** | <code>aws_db_instance.main&#91;&#34;a&#34;&#93;</code>',
  '**replaces** | <code>aws_instance.web</code>',
  '**changes rights (IAM)** | <code>aws_iam_role.admin</code>',
];

test.each<[string, number, number, string]>([
  ['everything where it fits', 5, 5, 'full'],
  ['then what is changed, without what is made', 60, 4, 'attributes'],
  ['then addresses', 60, 30, 'addresses'],
  ['then counts', 1_500, 2, 'counts'],
])('%s', (_, updates, attributes, step) => {
  const shown = commentOf(comment([plan('prod-01/fleet', updates, attributes)]));
  expect(shown.step).toBe(step);
  expect(lengthOf(shown.text)).toBeLessThanOrEqual(budgets.github);
  for (const danger of neverLeftOut) expect(shown.text).toContain(danger);
  expect(shown.text.includes('*Shortened to fit 60,000 characters. Left out: ')).toBe(step !== 'full');
  expect(shown.leftOut.length > 0).toBe(step !== 'full');
  for (const left of shown.leftOut) expect(shown.text).toContain(left);
});

test('GitLab shows all of what GitHub cannot', () => {
  const plans = [plan('prod-01/fleet', 60, 30)];
  expect(commentOf(comment(plans, { budget: budgets.gitlab })).step).toBe('full');
});

test('a link says where the rest is, unless it could say something else', () => {
  const plans = [plan('prod-01/fleet', 1_500, 2)];
  const of = (link: string) => commentOf(comment(plans, { link })).text;
  expect(of('https://ci.example/run/7')).toContain('[Everything is here](https://ci.example/run/7).');
  for (const link of ['http://plain.example', 'https://a.example/)x', 'javascript:alert(1)']) {
    expect(of(link)).not.toContain('Everything is here');
  }
});

test('where dangers alone are too many they are counted, by resource, by type, and in the end in all', () => {
  const ends = (count: number, address: (i: number) => string) =>
    ofRows(
      'a',
      ...Array.from({ length: count }, (_, i): Row => ({ address: address(i), actions: ['delete'], before: { a: 1 } })),
    );
  const byKey = commentOf(comment([ends(1_200, (i) => `aws_instance.web["${i}"]`)]));
  expect(byKey.text).toContain('| **destroys** | <code>aws_instance.web</code> | <code>a</code> (1200 times) |');
  const byType = commentOf(comment([ends(1_200, (i) => `aws_instance.web_${i}`)]));
  expect(byType.text).toContain('| **destroys** | <code>aws_instance</code> | <code>a</code> (1200 times) |');
  const total = commentOf(comment([ends(1_200, (i) => `aws_kind_${i}.web`)]));
  expect(total.text).toContain('| **destroys** | resources | <code>a</code> (1200 times) |');
});

test('whatever the plans are, the comment fits and names what ends', () => {
  const stack = fc.string({ minLength: 1, maxLength: 60 });
  const some = fc.array(fc.tuple(stack, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 })), {
    minLength: 1,
    maxLength: 25,
  });
  fc.assert(
    fc.property(some, (plans) => {
      const { text } = commentOf(comment(plans.map(([name, updates, attributes]) => plan(name, updates, attributes))));
      expect(lengthOf(text)).toBeLessThanOrEqual(budgets.github);
      expect(text).toContain('**destroys**');
    }),
    { numRuns: 8 },
  );
});

test('a thousand stacks, each with a change of its own, fit as well', () => {
  const plans = Array.from({ length: 1_000 }, (_, i) =>
    ofRows(`account-${i}/a-stack-with-a-long-name`, {
      address: `aws_x.${'n'.repeat(40)}_${i}`,
      actions: ['delete'],
      before: { a: 1 },
    }),
  );
  const { text, groups } = commentOf(
    comment(plans, { failed: plans.map(({ stack }) => ({ stack, say: 'x'.repeat(500) })) }),
  );
  expect(groups).toHaveLength(1_000);
  expect(lengthOf(text)).toBeLessThanOrEqual(budgets.github);
});

test('what is small is open, what is large is folded, what ends something is open', () => {
  const update = (i: number): Row => ({
    address: `aws_lb.a${i}`,
    actions: ['update'],
    before: { n: 1 },
    after: { n: 2 },
  });
  const rows = (count: number) => Array.from({ length: count }, (_, i) => update(i));
  const opens = (...changes: Row[]) => commentOf(comment([ofRows('a', ...changes)])).text.includes('<details open>');
  expect([opens(...rows(6)), opens(...rows(7)), opens(...rows(7), gone)]).toEqual([true, false, true]);
});
