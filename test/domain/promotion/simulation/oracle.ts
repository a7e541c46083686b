import type { SignedAct } from '../../../../src/domain/act.ts';
import type { ApprovalNeed } from '../../../../src/domain/approval-need.ts';
import type { PlanRecord } from '../../../../src/domain/plan-record.ts';
import type { Fact } from '../../../../src/domain/promotion/facts.ts';
import type { Wave } from '../../../../src/domain/wave.ts';

/** What is really so at the moment of an intent, beside what happened before. */
export type Truth = {
  readonly now: number;
  readonly holdsRole: (person: string, role: string) => boolean;
  readonly isFrozen: boolean;
  readonly readSetDigest: string;
  /** A gathered fact was different, too old or missing. */
  readonly factsHold: boolean;
  /** Acts whose signature is really the person's. */
  readonly isProven: (act: SignedAct) => boolean;
};

type Intent = Extract<Fact, { type: 'apply-intended' }>;
type Yes = { readonly act: SignedAct; isRevoked: boolean };
type Plan = { readonly record: PlanRecord; readonly need: ApprovalNeed };

/** Says what is wrong with an intent, from the facts alone and in its own way: it shares no code with what it judges. */
export type Oracle = {
  see(fact: Fact, now: number): void;
  wrongWith(intent: Intent, truth: Truth): readonly string[];
};

export function oracleFor(waves: readonly Wave[], starter: string): Oracle {
  const plans = new Map<string, Plan>();
  const yeses: Yes[] = [];
  const intents = new Set<string>();
  const running = new Set<string>();
  const broken = new Set<string>();
  const verifiedAt = new Map<string, number>();
  const judged = new Map<string, string>();
  let isHeld = false;
  let hasEnded = false;

  const see = (fact: Fact, now: number): void => {
    switch (fact.type) {
      case 'judged':
        if (!plans.has(fact.d)) plans.set(fact.d, fact);
        judged.set(fact.stack, fact.d);
        return;
      case 'approved':
        yeses.push({ act: fact.act, isRevoked: false });
        return;
      case 'approval-revoked':
        for (const yes of yeses) if (fact.act.act.reason === yes.act.act.nonce) yes.isRevoked = true;
        return;
      case 'promotion-held':
        isHeld = true;
        return;
      case 'promotion-resumed':
        isHeld = false;
        return;
      case 'promotion-aborted':
        hasEnded = true;
        return;
      case 'apply-intended':
        intents.add(fact.d);
        running.add(fact.stack);
        return;
      case 'apply-finished':
        if (fact.outcome.result === 'failed') running.delete(fact.stack);
        if (fact.outcome.result !== 'succeeded') broken.add(fact.stack);
        return;
      case 'stack-retried':
        broken.delete(fact.stack);
        return;
      case 'pin-landed':
        running.delete(fact.stack);
        return;
      case 'verified':
        verifiedAt.set(fact.stack, now);
        return;
    }
  };

  const orderWrong = (stack: string, now: number): readonly string[] => {
    const index = waves.findIndex(({ members }) => members.includes(stack));
    return waves.slice(0, index).flatMap(({ name, members, soak }) => {
      const times = members.map((member) => verifiedAt.get(member));
      if (times.includes(undefined)) return [`${stack} before wave ${name} is over`];
      return now < Math.max(...times.map(Number)) + soak ? [`${stack} while wave ${name} soaks`] : [];
    });
  };

  const waveWrong = (stack: string): readonly string[] => {
    const wave = waves.find(({ members }) => members.includes(stack));
    const busy = wave?.members.filter((member) => running.has(member)).length ?? 0;
    const lost = wave?.members.filter((member) => broken.has(member)).length ?? 0;
    return [
      ...(busy >= (wave?.concurrency ?? 0) ? [`${stack} beside ${busy} others`] : []),
      ...(lost > (wave?.failureBudget ?? 0) ? [`${stack} after ${lost} were lost`] : []),
    ];
  };

  const approvalsWrong = (d: string, truth: Truth): readonly string[] => {
    const plan = plans.get(d);
    if (!plan) return ['a plan nobody judged'];
    const standing = yeses.filter((yes) => stands(yes, d, { plan, truth }));
    const [first, second] = plan.need.roles;
    const by = (role: string | undefined) =>
      standing.filter(({ act }) => role === undefined || (act.act.role === role && truth.holdsRole(act.act.by, role)));
    const pairs = by(first).flatMap((one) =>
      second === undefined ? [[one]] : by(second).map((other) => [one, other]),
    );
    const isEnough = pairs.some((pair) => {
      const persons = new Set(pair.map(({ act }) => act.act.by));
      return persons.size === pair.length && !(persons.size === 1 && persons.has(starter));
    });
    return isEnough ? [] : [`no sufficient yes for ${plan.record.stack}`];
  };

  const wrongWith = ({ d, stack }: Intent, truth: Truth): readonly string[] => {
    const plan = plans.get(d);
    return [
      ...(intents.has(d) ? ['a second intent for one plan'] : []),
      ...(running.has(stack) ? [`${stack} is being applied`] : []),
      ...(plan?.record.stack === stack && judged.get(stack) === d ? [] : [`not the open plan of ${stack}`]),
      ...(isHeld ? ['the promotion is held'] : []),
      ...(hasEnded ? ['the promotion has ended'] : []),
      ...(truth.isFrozen ? ['a freeze is on'] : []),
      ...(truth.factsHold ? [] : ['a fact does not hold']),
      ...(plan?.record.readSetDigest === truth.readSetDigest ? [] : ['what it reads has moved']),
      ...orderWrong(stack, truth.now),
      ...waveWrong(stack),
      ...approvalsWrong(d, truth),
    ];
  };

  return { see, wrongWith };
}

/** A yes to exactly this plan, of somebody who did not write it, proven, not taken back and not over. */
function stands({ act, isRevoked }: Yes, d: string, { plan, truth }: { plan: Plan; truth: Truth }): boolean {
  const { by, at, records = [] } = act.act;
  const ends = Math.min(at + plan.need.lifetime, plan.record.expires);
  const isFor = records.some((named) => named.d === d);
  return isFor && !isRevoked && truth.isProven(act) && truth.now < ends && !plan.record.authors.persons.includes(by);
}
