import type { ApprovalNeed } from '../../../../src/domain/approval-need.ts';
import { actId } from '../../../../src/domain/promotion/act-id.ts';
import { enforce } from '../../../../src/domain/promotion/enforce.ts';
import type { EnforceQuestion } from '../../../../src/domain/promotion/enforce-question.ts';
import type { Given } from '../../../../src/domain/promotion/orders.ts';
import { decide } from '../../../../src/domain/promotion/orders.ts';
import type { Promotion } from '../../../../src/domain/promotion/state.ts';
import type { Wave } from '../../../../src/domain/wave.ts';
import { rules } from '../made.ts';

/** The pure functions a simulation runs on: the domain's own, or ones with a bug in them. */
export type Rulebook = { readonly enforce: typeof enforce; readonly decide: typeof decide };

export const honest: Rulebook = { enforce, decide };

type Blur = (question: EnforceQuestion) => EnforceQuestion;

/** A bug that lets `enforce` see something else than there is. */
function blind(blur: Blur, blurGiven: (given: Given) => Given = (given) => given): Rulebook {
  return { enforce: (question) => enforce(blur(question)), decide: (given) => decide(blurGiven(given)) };
}

/** Somebody nobody is, in whose name a start is proven as well. */
function withoutStarter(promotion: Promotion): Promotion {
  const { act, signature } = promotion.startAct;
  return { ...promotion, starter: 'zoe', startAct: { act: { ...act, by: 'zoe' }, signature } };
}

function withWaves(change: (wave: Wave) => Wave): Blur {
  return (question) => {
    const { promotion } = question;
    return { ...question, promotion: { ...promotion, waves: promotion.waves.map(change) } };
  };
}

function withProofs({ facts, promotion }: Pick<EnforceQuestion, 'facts' | 'promotion'>): EnforceQuestion['facts'] {
  const all = new Set([actId(promotion.startAct), ...promotion.grants.map(({ id }) => id)]);
  return { ...facts, proofs: { value: all, age: 0 } };
}

/** Every place where whom a plan needs is said, said differently. */
function withNeed(change: (need: ApprovalNeed) => ApprovalNeed): Blur {
  return (question) => {
    const { facts, present } = question;
    const derived =
      'value' in facts.derived ? { ...facts.derived.value, need: change(facts.derived.value.need) } : undefined;
    const judgings = [...present.judgings].map(([stack, one]) => [stack, { ...one, need: change(one.need) }] as const);
    return {
      ...question,
      facts: derived ? { ...facts, derived: { value: derived, age: 0 } } : facts,
      present: { ...present, judgings: new Map(judgings) },
    };
  };
}

function withPinnedNeed(promotion: Promotion, change: (need: ApprovalNeed) => ApprovalNeed): Promotion {
  const stacks = [...promotion.stacks].map(([name, member]) => {
    const judged = member.judged && { ...member.judged, need: change(member.judged.need) };
    return [name, judged ? { ...member, judged } : member] as const;
  });
  return { ...promotion, stacks: new Map(stacks) };
}

const ofAnybody = (need: ApprovalNeed) => ({ ...need, requireDifferentActorFromAuthor: false });

/** Asks for each role alone, so that one person may fill them all. */
const oneForAll: Rulebook = {
  enforce: (question) => {
    const judged = question.promotion.stacks.get(question.stack)?.judged;
    const roles = judged && judged.need.roles.length > 1 ? judged.need.roles : [undefined];
    const answers = roles.map((role) =>
      enforce(role === undefined ? question : withNeed((need) => ({ ...need, roles: [role] }))(question)),
    );
    return answers.find((answer) => !('type' in answer)) ?? (answers[0] as ReturnType<typeof enforce>);
  },
  decide: (given) => {
    const answer = decide(given);
    const isOnly = Array.isArray(answer) && answer.every(({ code }) => code === 'same-person-two-roles');
    return isOnly ? { type: 'approved', promotion: given.promotion.id, act: given.signed } : answer;
  },
};

/** Bugs by name (threats 6.8). A property that does not find each of them proves nothing. */
export const planted: Readonly<Record<string, Rulebook>> = {
  'an approval still counts at its expiry': blind((question) => ({
    ...question,
    present: { ...question.present, now: question.present.now - 1 },
  })),
  'whoever started it may approve alone': blind(
    (question) => {
      const promotion = withoutStarter(question.promotion);
      return { ...question, promotion, facts: withProofs({ facts: question.facts, promotion }) };
    },
    (given) => ({ ...given, promotion: withoutStarter(given.promotion) }),
  ),
  'authors may approve': blind(withNeed(ofAnybody), (given) => ({
    ...given,
    promotion: withPinnedNeed(given.promotion, ofAnybody),
  })),
  'one person may fill two roles': oneForAll,
  'a spent plan is not remembered': blind((question) => ({
    ...question,
    ledger: { ...question.ledger, spent: new Set() },
  })),
  'a revocation is not looked at': blind((question) => {
    const grants = question.promotion.grants.map(({ revoked: _, ...grant }) => grant);
    return { ...question, promotion: { ...question.promotion, grants } };
  }),
  'signatures are not verified': blind((question) => ({ ...question, facts: withProofs(question) })),
  'a role that was lost still counts': blind((question) => ({
    ...question,
    present: {
      ...question.present,
      rules: { ...rules, ...('people' in question.present.rules ? { freezes: question.present.rules.freezes } : {}) },
    },
  })),
  'the freeze calendar is not read': blind((question) => ({
    ...question,
    present: {
      ...question.present,
      rules: 'people' in question.present.rules ? { ...question.present.rules, freezes: [] } : question.present.rules,
    },
  })),
  'an approval of an earlier plan counts': blind((question) => {
    const { d, stack, promotion } = question;
    const grants = promotion.grants.map((grant) => {
      const records = grant.act.act.records?.map((named) => (named.stack === stack ? { ...named, d } : named)) ?? [];
      return { ...grant, act: { ...grant.act, act: { ...grant.act.act, records } } };
    });
    return { ...question, promotion: { ...promotion, grants } };
  }),
  'waves are not waited for': blind((question) => {
    const { promotion, stack } = question;
    const waves = promotion.waves.filter(({ members }) => members.includes(stack));
    return { ...question, promotion: { ...promotion, waves } };
  }),
  'a soak is not waited for': blind(withWaves((wave) => ({ ...wave, soak: 0 }))),
  'concurrency is not bounded': blind(withWaves((wave) => ({ ...wave, concurrency: 100 }))),
  'the failure budget is not counted': blind(withWaves((wave) => ({ ...wave, failureBudget: 100 }))),
  'a pause is not looked at': blind((question) => {
    const { held: _, ...promotion } = question.promotion;
    return { ...question, promotion };
  }),
  'the read set is not compared': blind((question) => {
    const record = question.promotion.stacks.get(question.stack)?.judged?.record;
    const readSets = new Map([[question.stack, record?.readSetDigest ?? '']]);
    return { ...question, present: { ...question.present, readSets } };
  }),
  'facts may be of any age': blind((question) => {
    const facts = Object.entries(question.facts).map(([kind, fact]) => [
      kind,
      'value' in fact ? { ...fact, age: 0 } : fact,
    ]);
    return { ...question, facts: Object.fromEntries(facts) as EnforceQuestion['facts'] };
  }),
};
