import type { Counts } from '../../domain/analysis.ts';
import { classes } from '../../domain/classification/orders.ts';
import type { RiskClass } from '../../domain/judgement.ts';
import { countsText } from '../summary-text.ts';
import type { CommentedPlan, CommentOf } from './plan.ts';
import { inCode } from './untrusted.ts';

/** What a comment comes to, the weightiest first. */
export type Verdict = 'failed' | 'denied' | 'no-data' | 'needs-approval' | 'changes' | 'no-changes';

export function verdictOf({ plans, failed, asks }: CommentOf): Verdict {
  const verdicts = new Set(plans.flatMap(({ judgement }) => judgement.verdicts.map(({ verdict }) => verdict)));
  if (failed.length > 0 || plans.some(({ analysis }) => analysis.errored)) return 'failed';
  if (verdicts.has('deny')) return 'denied';
  if (verdicts.has('no-data')) return 'no-data';
  if (asks.length > 0) return 'needs-approval';
  return plans.every(({ judgement }) => judgement.class === 'none') ? 'no-changes' : 'changes';
}

/** The box at the top: what it comes to, how bad it is, and how many stacks agree. */
export function verdictBox(of: CommentOf, groups: readonly { readonly plans: readonly CommentedPlan[] }[]): string {
  const { plans } = of;
  const verdict = verdictOf(of);
  const risk = worstClass(plans);
  const impacts = [...new Set(plans.flatMap(({ judgement }) => judgement.impacts))].sort();
  const ends = plans.some(({ judgement }) => judgement.destructive);
  const grave = ['failed', 'denied'].includes(verdict) || ends;
  const box = verdict === 'no-changes' ? 'NOTE' : grave ? 'CAUTION' : 'WARNING';
  const facts = [
    changesText(plans),
    ...(plans.length > 0 && risk !== 'none'
      ? [`class ${risk}${impacts.length > 0 ? `: ${impacts.join(', ')}` : ''}`]
      : []),
    agreement(groups, plans.length),
  ];
  const end = ends ? 'Something ends. ' : '';
  return [`> [!${box}]`, `> **${end}${sentence(of, verdict)}**`, '>', `> ${facts.join(' · ')}`].join('\n');
}

function sentence({ failed, plans, asks }: CommentOf, verdict: Verdict): string {
  const errored = failed.length + plans.filter(({ analysis }) => analysis.errored).length;
  const roles = [
    ...new Set(asks.map(({ role }) => (role === undefined ? 'somebody who did not write it' : inCode(role)))),
  ];
  return {
    failed: `${errored} of ${failed.length + plans.length} stacks could not be planned`,
    denied: 'Denied by a policy',
    'no-data': 'A policy cannot tell from this plan',
    'needs-approval': `Waits for ${roles.join(' and ')}`,
    changes: 'Nobody has been asked yet',
    'no-changes': 'Nothing would change',
  }[verdict];
}

function agreement(groups: readonly { readonly plans: readonly CommentedPlan[] }[], all: number): string {
  const most = groups.at(-1)?.plans.length ?? 0;
  if (all < 2) return `${all} stack${all === 1 ? '' : 's'}`;
  if (most === all) return `the same in all ${all} stacks`;
  if (most === 1) return `${all} stacks, each with a change of its own`;
  const odd = all - most;
  return `the same change in ${most} of ${all} stacks; ${odd} differ${odd === 1 ? 's' : ''}`;
}

function worstClass(plans: readonly CommentedPlan[]): RiskClass {
  return classes[Math.max(0, ...plans.map(({ judgement }) => classes.indexOf(judgement.class)))] ?? 'none';
}

/** `+2 ~1 · 1 output`: what plans do in all. */
export function changesText(plans: readonly CommentedPlan[]): string {
  const counts = countsText(totalCounts(plans));
  const outputs = plans.reduce((sum, { analysis }) => sum + analysis.outputs.length, 0);
  if (outputs === 0) return counts;
  const text = outputs === 1 ? '1 output' : `${outputs} outputs`;
  return counts === 'no changes' ? text : `${counts} · ${text}`;
}

function totalCounts(plans: readonly CommentedPlan[]): Counts {
  const zero: Counts = { create: 0, update: 0, delete: 0, replace: 0, forget: 0, import: 0, move: 0, read: 0, noop: 0 };
  return plans.reduce((sum, { judgement }) => {
    const names = Object.keys(sum) as (keyof Counts)[];
    return Object.fromEntries(names.map((name) => [name, sum[name] + judgement.counts[name]])) as Counts;
  }, zero);
}
