import type { Counts } from '../../src/domain/analysis.ts';
import { classes } from '../../src/domain/classification/orders.ts';
import type { Classification, Finding, Judgement } from '../../src/domain/judgement.ts';
import { judge } from '../../src/domain/risk/judge.ts';
import { analysed } from '../domain/plan/plans.ts';
import { production, wafRows } from '../domain/risk/judging.ts';
import type { EngineName } from './kept.ts';
import { accountId } from './run.ts';
import type { Story } from './story.ts';

/** Where the stories play, and the estate's other account. Every other number in a story is a stranger's. */
const accounts = { [production.account]: accountId, 'prod-standard-01': '222222222222' };

/** A kept plan, judged under the estate's own policies; for a production account, unless it is said otherwise. */
export const judged = (plan: string, engine: EngineName, environment = production): Judgement =>
  judge(analysed(plan, engine), { environment, policies: wafRows, module: 'golden', accounts });

/** A judgement as a person reads it: the whole expectation of one plan. */
export function told({ about }: Story, judgement: Judgement): string {
  return [
    about,
    '',
    `class    ${judgement.class}${judgement.destructive ? ', destructive' : ''}`,
    `counts   ${counted(judgement.counts)}`,
    `impacts  ${judgement.impacts.join(', ') || 'none'}`,
    '',
    ...dimensions(judgement.classification),
    '',
    ...grave(judgement.findings),
    ...judgement.verdicts.map(({ policy, verdict, address }) => `policy   ${verdict}: ${policy}, ${address}`),
    '',
  ].join('\n');
}

function counted(counts: Counts): string {
  const some = Object.entries(counts).filter(([, number]) => number > 0);
  return some.map(([name, number]) => `${number} ${name}`).join(', ') || 'nothing';
}

function dimensions(classification: Classification): string[] {
  return Object.entries(classification).map(
    ([name, { value, rule, address }]) => `${name.padEnd(15)} ${value} (${rule}${address ? `, ${address}` : ''})`,
  );
}

/** Findings at class high and above, so that a rule for small things does not move every file. */
function grave(findings: readonly Finding[]): string[] {
  const heavy = findings.filter((finding) => classes.indexOf(finding.class) >= classes.indexOf('high'));
  if (heavy.length === 0) return ['no finding is high'];
  return heavy.flatMap(({ class: weight, verdict, rule, address, attribute, say }) => [
    `${weight.padEnd(8)} ${verdict === 'unknown' ? 'cannot tell, ' : ''}${rule}: ${address}${attribute ? ` ${attribute}` : ''}`,
    `         ${say}`,
  ]);
}
