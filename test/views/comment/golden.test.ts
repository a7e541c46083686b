import { expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/digest.ts';
import type { Finding, Judgement } from '../../../src/domain/judgement.ts';
import type { PolicyRow } from '../../../src/domain/rules.ts';
import { commentOf } from '../../../src/views/comment/comment.ts';
import type { CommentedPlan, CommentOf } from '../../../src/views/comment/plan.ts';
import { stale } from '../../../src/views/comment/stale.ts';
import { planOf } from '../../domain/plan/plans.ts';
import { wafRows } from '../../domain/risk/judging.ts';
import { comment, commented, ofFixture as judgedFixture, ofRows } from './made.ts';

const stacks = ['sandbox-01', 'prod-noncritical-01', 'prod-standard-01', 'prod-standard-02', 'prod-standard-03'];
const [base, head] = ['0f'.repeat(20), 'a1'.repeat(20)];

/** Judged by hand, so that a new rule changes no text here. */
function byHand(plan: CommentedPlan, more: Partial<Judgement> = {}): CommentedPlan {
  const { verdicts, counts, destructive, class: risk } = plan.judgement;
  const [first] = plan.analysis.changes;
  const finding: Finding = {
    rule: 'r',
    class: 'high',
    verdict: 'fires',
    address: first?.address ?? '',
    say: 'does something',
  };
  const judgement: Judgement = {
    ruleSet: 'none',
    classification: plan.judgement.classification,
    impacts: [],
    class: risk === 'none' ? 'none' : 'high',
    findings: first ? [finding] : [],
    verdicts,
    counts,
    destructive,
    ...more,
  };
  return { ...plan, judgement, fingerprint: digestOf(plan.stack) };
}

function ofFixture(stack: string, name: string, rows: readonly PolicyRow[] = []): CommentedPlan {
  return byHand(judgedFixture(stack, name, rows));
}

/** The promotion of the demo, with one stack that does more. */
function promotion(): CommentOf {
  const usual = stacks.map((account) => ofFixture(`${account}/network-edge`, 'network-edge-2.5.0'));
  const odd = ofFixture('prod-regulated-01/network-edge', 'network-edge-2.4.0-drifted');
  const d = (index: number) => `sha256:${String(index).repeat(64)}`;
  return comment(
    [...usual, odd].map((plan, index) => ({ ...plan, fingerprint: digestOf(String(index < 5)), d: d(index) })),
    {
      release: 'network-edge@2.5.0',
      base,
      head,
      asks: ['platform-owner', 'security-owner'].map((role) => ({
        role,
        command: `waves approve p-7f3a --plan b912624b2b14 --role ${role}`,
      })),
    },
  );
}

const parts = {
  changes: [
    { address: 'aws_lb.moved', actions: ['no-op'], previous_address: 'aws_lb.old' },
    { address: 'aws_sqs_queue.in', actions: ['no-op'], importing: { id: 'https://sqs/queue' } },
    { address: 'aws_s3_bucket.kept', actions: ['forget'], before: { bucket: 'logs' } },
  ],
};

const every: Record<string, CommentOf> = {
  promotion: promotion(),
  'denied-by-policy': comment([ofFixture('prod-01/network-edge', 'network-edge-2.5.1-block', wafRows)]),
  'every-action': comment([ofFixture('prod-01/all', 'terraform-every-action')]),
  'no-changes': comment(['a/x', 'b/x'].map((stack) => ofFixture(stack, 'terraform-no-op'))),
  'state-only': comment([byHand(commented('prod-01/state', planOf(parts)))]),
  'output-only': comment([ofFixture('prod-01/out', 'terraform-output-only')]),
  'first-apply': comment([ofFixture('prod-01/network-edge', 'network-edge-2.4.0-first')]),
  'could-not-be-planned': comment(
    [ofRows('a/x', { address: 'aws_lb.a', actions: ['delete'], before: { name: 'a' } })],
    {
      failed: [{ stack: 'b/x', say: 'the engine ended with an error' }],
    },
  ),
};

test.each(Object.entries(every))('%s reads as before, and the same twice', async (name, of) => {
  const { text } = commentOf(of);
  expect(commentOf({ ...of, plans: of.plans.toReversed() }).text).toBe(text);
  await expect(text).toMatchFileSnapshot(`text/${name}.md`);
});

test('a comment of plans of an older commit says so in its first line', async () => {
  const { text } = commentOf(promotion());
  const old = stale(text, 'b2'.repeat(20)) ?? '';
  await expect(`${old.split('\n').slice(0, 5).join('\n')}\n`).toMatchFileSnapshot('text/stale.md');
  expect(stale(old, 'c3'.repeat(20))?.split('\n')).toHaveLength(old.split('\n').length);
  expect(stale(old, head)).toBe(text);
  expect(stale(text.replaceAll('\n', '\r\n'), head)).toBe(text);
  expect(stale('nothing of ours', head)).toBeUndefined();
});
