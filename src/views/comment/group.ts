import { shortDigest } from '../../domain/plan-record.ts';
import type { Alike } from '../../domain/shape/alike.ts';
import { classText } from '../summary-text.ts';
import { driftLines, openLines, outputLines } from './beside.ts';
import { changeLines } from './changes.ts';
import { oddLines, variesLines } from './differs.ts';
import { findingLines, loweredLine } from './findings.ts';
import { first, type Step } from './ladder.ts';
import type { CommentedPlan } from './plan.ts';
import { stateOnlyLines } from './state-only.ts';
import { inCode } from './untrusted.ts';
import { changesText } from './verdict.ts';

export type Group = Alike<CommentedPlan>;

export type Among = {
  readonly groups: readonly Group[];
  readonly all: number;
  readonly step: Step;
  readonly isOpen: boolean;
};

/** One group of plans that would make the same change, shown by its first. */
export function groupText(group: Group, among: Among): string {
  const { step, groups } = among;
  const [shown] = group.plans;
  if (!shown) return '';
  if (showsNothing(shown)) return `**No changes** in ${stackNames(group, step)}`;
  const usual = groups.at(-1)?.plans[0];
  const open = among.isOpen || shown.judgement.destructive ? ' open' : '';
  return [
    `<details${open}><summary>${summaryOf(group, shown, among)}</summary>`,
    '',
    ...stackLines(group, step),
    ...(usual && usual !== shown && among.all > 1 && (groups.at(-1)?.plans.length ?? 0) > 1
      ? oddLines(usual, shown, step)
      : []),
    ...variesLines(group.varies, step),
    ...loweredLine(shown),
    ...findingLines(shown, step),
    ...changeLines(shown, step),
    ...stateOnlyLines(shown.analysis, step),
    ...outputLines(shown.analysis, step),
    ...driftLines(shown.analysis, step),
    ...openLines(shown.analysis, step),
    '</details>',
  ].join('\n');
}

function showsNothing({ analysis }: CommentedPlan): boolean {
  const { changes, outputs, drift, checks, deferred, errored } = analysis;
  return !errored && [changes, outputs, drift, checks, deferred].every((rows) => rows.length === 0);
}

function summaryOf({ plans }: Group, shown: CommentedPlan, { all, groups }: Among): string {
  const isUsual = groups.at(-1)?.plans[0] === shown;
  const names = plans.length === 1 ? inCode(shown.stack) : `${plans.length} of ${all} stacks`;
  const odd = !isUsual && (groups.at(-1)?.plans.length ?? 0) > 1 ? ' <b>differs</b>' : '';
  const word = odd !== '' && plans.length > 1 ? odd.replace('differs', 'differ') : odd;
  return `<b>${names}</b>${word} · ${changesText([shown])} · ${classText({ ...shown.judgement, findings: [], denials: [] })}`;
}

function stackLines(group: Group, step: Step): readonly string[] {
  const { plans, equal } = group;
  const [only] = plans;
  if (plans.length === 1 && only) return only.d === undefined ? [] : [`Plan ${inCode(shortDigest(only.d))}`, ''];
  const same = plans.length > 1 && equal ? 'Equal to the last attribute: ' : '';
  return [`${same}${stackNames(group, step)}`, ''];
}

function stackNames({ plans }: Group, { stacksMax }: Step): string {
  const { rows, more } = first(plans, stacksMax);
  const named = rows.map(({ stack, d }) =>
    d === undefined ? inCode(stack) : `${inCode(stack)} plan ${inCode(shortDigest(d))}`,
  );
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}
