import type { ApprovalNeed } from '../approval-need.ts';
import { nobody } from '../approval-need.ts';
import type { Environment } from '../environment.ts';
import type { Judgement } from '../judgement.ts';
import { byText } from '../plan/read.ts';
import type { ApprovalRule, Rules, WaveRule } from '../rules.ts';
import { matches } from '../selector.ts';
import { isProduction } from './classify.ts';

export type NeedQuestion = {
  readonly judgement: Judgement;
  readonly environment: Environment;
  readonly wave: Pick<WaveRule, 'name' | 'requiredApprovals'>;
  readonly rules: Pick<Rules, 'approvals' | 'lifetimes'>;
  /** A first apply, a reconcile, the retry of our own apply: somebody, even where a key says nobody (DESIGN 4). */
  readonly always: boolean;
  readonly module?: string;
  readonly stack?: string;
};

/**
 * Who must say yes to a judged plan, and for how long a yes lasts (DESIGN 2 "Defaults", 5.7). A plan that does nothing
 * needs nobody. The wave's approvals always count. Class low needs no more outside production; everything else is asked
 * of the keys of `approvalPolicy` that select it, and of one person where none does.
 */
export function approvalNeed(question: NeedQuestion): ApprovalNeed {
  const { judgement, wave, always } = question;
  if (judgement.class === 'none') return nobody;
  const selected = isExempt(question) ? [] : selectedKeys(question);
  const asking = unrefined(selected.filter(({ requiredRoles }) => requiredRoles.length > 0));
  const roles = [...new Set([...wave.requiredApprovals, ...asking.flatMap(({ requiredRoles }) => requiredRoles)])];
  const isLeft = selected.length === 0 && !isExempt(question);
  const anyPerson = roles.length === 0 && (always || isLeft);
  if (roles.length === 0 && !anyPerson) return nobody;
  return {
    roles: roles.sort(byText),
    anyPerson,
    requireDifferentActorFromAuthor:
      anyPerson || selected.some(({ requireDifferentActorFromAuthor }) => requireDifferentActorFromAuthor),
    ...lifetimeOf(question),
    because: [
      ...(wave.requiredApprovals.length > 0 ? [`wave ${wave.name}`] : []),
      ...asking.map(({ key }) => key),
      ...(anyPerson ? [always ? 'always asked' : 'no key selects it'] : []),
    ],
  };
}

function isExempt({ judgement, environment }: NeedQuestion): boolean {
  return judgement.class === 'low' && !isProduction(environment);
}

function selectedKeys({ judgement, environment, wave, rules, module, stack }: NeedQuestion): readonly ApprovalRule[] {
  const { classification, impacts } = judgement;
  const subject = {
    ...Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, [value]])),
    class: [judgement.class],
    security: impacts.length > 0 ? impacts : ['none'],
    data: [classification.dataImpact.value],
    user: [classification.userImpact.value],
    artifact: [classification.artifact.value],
    target: [classification.target.value],
    blastRadius: [classification.blastRadius.value],
    reversibility: [classification.reversibility.value],
    wave: [wave.name],
    module: module === undefined ? [] : [module],
    stack: stack === undefined ? [] : [stack],
  };
  return rules.approvals.filter(({ when }) => matches(when, subject));
}

/**
 * Leaves out a key where another one that selects the same plan refines it: everything the first one demands, and more.
 * So the lesson's `prod-infra-network` asks its two owners instead of, and not besides, the owner `prod` asks.
 */
function unrefined(keys: readonly ApprovalRule[]): readonly ApprovalRule[] {
  return keys.filter((key) => !keys.some((other) => refines(other, key)));
}

function refines({ when: finer }: ApprovalRule, { when: wider }: ApprovalRule): boolean {
  return (
    Object.keys(finer).length > Object.keys(wider).length &&
    Object.entries(wider).every(([name, values]) => finer[name]?.every((value) => values.includes(value)) === true)
  );
}

/** One hour for what touches rights, traffic or existence; four for production; a day for the rest (lesson 8.1). */
function lifetimeOf({
  judgement,
  environment,
  rules,
}: NeedQuestion): Pick<ApprovalNeed, 'lifetime' | 'lifetimeBecause'> {
  const { sensitive, standard, low } = rules.lifetimes;
  const security = ['iam', 'network'].find((impact) => judgement.impacts.includes(impact));
  const because = security ?? (judgement.destructive ? 'destructive' : undefined);
  if (because !== undefined) return { lifetime: sensitive, lifetimeBecause: because };
  return isProduction(environment)
    ? { lifetime: standard, lifetimeBecause: 'standard' }
    : { lifetime: low, lifetimeBecause: 'low' };
}
