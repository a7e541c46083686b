import type { Digest } from '../../domain/digest.ts';
import { digestOfValue } from '../../domain/digest.ts';
import { shortDigest } from '../../domain/plan-record.ts';
import { alikePlans } from '../../domain/shape/alike.ts';
import { dangersTable } from './dangers.ts';
import type { Group } from './group.ts';
import { groupText } from './group.ts';
import { first, ladder, leftOutBy, type Step } from './ladder.ts';
import { earlierMax, markerLine } from './marker.ts';
import { nextLines } from './next.ts';
import type { CommentedPlan, CommentOf } from './plan.ts';
import { policyLines } from './policy.ts';
import { inCode, inSentence } from './untrusted.ts';
import { type Verdict, verdictBox, verdictOf } from './verdict.ts';

/** A comment as text, and what it had to leave out. */
export type Comment = {
  readonly text: string;
  readonly verdict: Verdict;
  readonly digest: Digest;
  readonly step: Step['detail'];
  readonly leftOut: readonly string[];
  readonly groups: readonly {
    readonly stacks: readonly string[];
    readonly equal: boolean;
    readonly varies: readonly string[];
  }[];
};

/**
 * The one comment of a module: all its stacks, equal plans as one, the odd ones first. Pure, equal for equal plans in any
 * order, and within the budget whatever the plans are: less is shown, by a fixed ladder, and what was left out is said.
 */
export function commentOf(of: CommentOf): Comment {
  const digest = digestOfPlans(of.plans);
  const groups = alikePlans(of.plans.map((plan) => ({ ...plan, also: judgedAs(plan) })));
  const isSmall = smallest(groups);
  const shown = ladder
    .values()
    .map((step) => ({ step, text: textOf(of, { step, groups, digest, isOpen: isSmall }) }))
    .find(({ text, step }) => lengthOf(text) <= of.budget || step === ladder.at(-1));
  const step = shown?.step ?? ladder[0];
  return {
    text: shown?.text ?? '',
    verdict: verdictOf(of),
    digest,
    step: step?.detail ?? 'full',
    leftOut: step ? leftOutBy(step) : [],
    groups: groups.map(({ plans, equal, varies }) => ({ stacks: plans.map(({ stack }) => stack), equal, varies })),
  };
}

/** What an approval of all of them names: their records where there are records, else what they would change. */
function digestOfPlans(plans: readonly CommentedPlan[]): Digest {
  const records = plans.flatMap(({ d }) => d ?? []);
  if (records.length === plans.length) return digestOfValue(records.sort());
  return digestOfValue(plans.map(({ stack, d, fingerprint }) => [stack, d ?? fingerprint].join(' ')).sort());
}

/** Plans that are judged otherwise are never shown as one. */
function judgedAs({ judgement, lowered }: CommentedPlan): string {
  const { class: risk, impacts, findings, verdicts } = judgement;
  const rules = new Set(findings.map(({ rule, class: weight, verdict }) => `${rule} ${weight} ${verdict}`));
  const said = new Set(verdicts.map(({ policy, verdict }) => `${policy} ${verdict}`));
  return JSON.stringify([risk, impacts, [...rules].sort(), [...said].sort(), lowered?.exception, lowered?.to]);
}

const smallMax = 6;

function smallest(groups: readonly Group[]): boolean {
  const rows = groups.flatMap(({ plans }) => plans[0]?.analysis.changes ?? []);
  return rows.length <= smallMax;
}

function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

type Made = {
  readonly step: Step;
  readonly groups: readonly Group[];
  readonly digest: Digest;
  readonly isOpen: boolean;
};

function textOf(of: CommentOf, { step, groups, digest, isOpen }: Made): string {
  const { plans, base, head, module } = of;
  const shown = first(groups, step.groupsMax);
  const blocks = [
    markerLine({
      version: 1,
      module,
      ...(base === undefined ? {} : { base }),
      ...(head === undefined ? {} : { head }),
      digest,
      earlier: of.earlier.filter((one) => one !== digest).slice(0, earlierMax),
    }),
    `### waves · ${inCode(of.release ?? module)}`,
    verdictBox(of, groups),
    failedLines(of, step),
    dangersTable(plans, step),
    policyLines(plans, step),
    nextLines(of),
    shortened(of, step),
    ...shown.rows.map((group) => groupText(group, { groups, all: plans.length, step, isOpen })),
    shown.more > 0 ? `and ${shown.more} more groups of plans` : undefined,
    footer(of, digest),
  ];
  return `${blocks.filter((block) => block !== undefined && block !== '').join('\n\n')}\n`;
}

function failedLines({ failed }: CommentOf, { rowsMax }: Step): string | undefined {
  if (failed.length === 0) return undefined;
  const { rows, more } = first(failed, rowsMax);
  const lines = rows.map(({ stack, say }) => `- ${inCode(stack)} has no plan: ${inSentence(say)}`);
  return [...lines, ...(more > 0 ? [`- and ${more} more stacks`] : [])].join('\n');
}

/** A link that can end neither its brackets nor the line. */
const plainLink = /^https:\/\/[A-Za-z0-9._~:/?#@!$&'*+,;=%-]+$/;

function shortened({ budget, link }: CommentOf, step: Step): string | undefined {
  const left = leftOutBy(step);
  if (left.length === 0) return undefined;
  const where = link === undefined || !plainLink.test(link) ? '' : ` [Everything is here](${link}).`;
  return `*Shortened to fit ${budget.toLocaleString('en')} characters. Left out: ${left.join('; ')}.*${where}`;
}

function footer({ base, head }: CommentOf, digest: Digest): string {
  const commits = [
    ...(head === undefined ? [] : [`commit ${inCode(head.slice(0, 12))}`]),
    ...(base === undefined ? [] : [`on ${inCode(base.slice(0, 12))}`]),
  ];
  return `<sub>plans ${inCode(shortDigest(digest))}${commits.length > 0 ? ` · ${commits.join(' ')}` : ''}</sub>`;
}
