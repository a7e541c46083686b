import type { Counts } from '../../domain/analysis.ts';
import { changeKindOf } from '../../domain/classification/change-kind.ts';
import { classes } from '../../domain/classification/orders.ts';
import { exitOf } from '../../domain/codes.ts';
import type { Finding, RiskClass } from '../../domain/judgement.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Analyzed } from '../../views/analyzed.ts';
import { reasonOf, verdictOf } from './document.ts';

/** What came of one file: a judged plan, or why it is none. */
export type Answer = Analyzed | { readonly file: string; readonly refusal: Refusal };

/** What stands against one file: it is no plan, a policy denies it, or it is of a class that `--fail-on` names. */
export function reasonsOf(answer: Answer, limit: RiskClass | undefined): readonly Refusal[] {
  const { file } = answer;
  if ('refusal' in answer) return [{ ...answer.refusal, subject: file }];
  const { class: risk, verdicts } = answer.judgement;
  const denied = verdicts
    .filter(({ verdict }) => verdict !== 'warn')
    .map(({ policy, address, say, fix }) =>
      refuse('policy-denied', { say: `${file}: ${address}: ${say} (${policy})`, fix, subject: file }),
    );
  if (limit === undefined || classes.indexOf(risk) < classes.indexOf(limit)) return denied;
  const say = `${file} is of class ${risk}, and --fail-on ${limit} was asked`;
  const fix = 'look at its findings, then change the plan';
  return [...denied, refuse('class-denied', { say, fix, subject: file })];
}

/** One plan is the document; several stand in it one by one, under the worst class and the sum of their counts. */
export function analyzedDocument(answers: readonly Answer[], limit: RiskClass | undefined): object {
  const [only] = answers;
  if (answers.length === 1 && only) return membersOf(only);
  const judgements = answers.flatMap((answer) => ('judgement' in answer ? [answer.judgement] : []));
  const worst = Math.max(0, ...judgements.map((judgement) => classes.indexOf(judgement.class)));
  return {
    class: judgements.length === answers.length ? classes[worst] : null,
    counts: judgements.length > 0 ? judgements.map(({ counts }) => counts).reduce(sum) : null,
    plans: answers.map((answer) => {
      const reasons = reasonsOf(answer, limit);
      const verdict = verdictOf(exitOf(reasons));
      return { file: answer.file, verdict, reasons: reasons.map(reasonOf), ...membersOf(answer) };
    }),
  };
}

/** What scripts may rely on (DESIGN 3). */
function membersOf(answer: Answer): object {
  if ('refusal' in answer) return {};
  const { engine, judgement, fingerprint } = answer;
  const { class: risk, counts, findings, classification, verdicts } = judgement;
  const said = verdicts.length > 0 ? { verdicts } : {};
  return {
    class: risk,
    change_kind: changeKindOf(risk),
    engine,
    counts,
    findings: findings.map(findingOf),
    classification,
    fingerprint,
    ...said,
  };
}

function findingOf({ rule, class: risk, verdict, address, attribute, say }: Finding): object {
  return { rule, class: risk, verdict, address, attribute: attribute ?? null, say };
}

function sum(one: Counts, other: Counts): Counts {
  const names = Object.keys(one) as (keyof Counts)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as Counts;
}
