import type { SignedAct } from '../../../../src/domain/act.ts';
import { holdsRole } from '../../../../src/domain/approval/roles.ts';
import { actId } from '../../../../src/domain/promotion/act-id.ts';
import type { Fact } from '../../../../src/domain/promotion/facts.ts';
import { emptyLedger, fold } from '../../../../src/domain/promotion/fold.ts';
import type { Facts } from '../../../../src/domain/promotion/gathered.ts';
import { next } from '../../../../src/domain/promotion/next.ts';
import type { Present } from '../../../../src/domain/promotion/present.ts';
import type { LedgerState, Promotion, StackProgress } from '../../../../src/domain/promotion/state.ts';
import type { FreezeWindow, Rules } from '../../../../src/domain/rules.ts';
import type { judged } from '../happened.ts';
import { started } from '../happened.ts';
import { holding, otherSum, promotionId, rules, start, startAct, sum } from '../made.ts';
import { presentOf } from '../story.ts';
import { needOf, waves } from './estate.ts';
import type { Oracle } from './oracle.ts';
import { oracleFor } from './oracle.ts';
import type { Rulebook } from './rulebook.ts';

/** A small world in which one promotion happens: a ledger, a clock, people, a branch, and an oracle that watches. */
export type World = {
  readonly rulebook: Rulebook;
  readonly oracle: Oracle;
  readonly proven: Set<string>;
  readonly readSets: Map<string, string>;
  readonly plans: Map<string, ReturnType<typeof judged>>;
  readonly violations: string[];
  ledger: LedgerState;
  entries: number;
  now: number;
  nonce: number;
  freezes: readonly FreezeWindow[];
  /** Since when nobody but the starter and the author is service owner. */
  roleLostAt: number | undefined;
};

export function newWorld(rulebook: Rulebook): World {
  const world: World = {
    rulebook,
    oracle: oracleFor(waves, 'ana'),
    proven: new Set([actId(startAct)]),
    readSets: new Map(),
    plans: new Map(),
    violations: [],
    ledger: emptyLedger,
    entries: 0,
    now: start,
    nonce: 0,
    freezes: [],
    roleLostAt: undefined,
  };
  append(world, ...started(waves));
  return world;
}

export function append(world: World, ...facts: readonly Fact[]): void {
  world.entries += 1;
  world.ledger = fold(world.ledger, [{ sequence: world.entries, at: world.now, facts }]);
  for (const fact of facts) world.oracle.see(fact, world.now);
}

export function promotionIn({ ledger }: World): Promotion {
  return ledger.promotions.get(promotionId) as Promotion;
}

export function membersIn(world: World): readonly StackProgress[] {
  return [...promotionIn(world).stacks.values()];
}

export function rulesIn({ freezes, roleLostAt }: World): Rules {
  const { 'service-owner': owners = [], ...others } = rules.roles;
  const lost = owners.map((holder) => (roleLostAt === undefined ? holder : { ...holder, until: roleLostAt }));
  return { ...rules, freezes, roles: { ...others, 'service-owner': lost } };
}

export function readSetIn(world: World, stack: string): string {
  return world.readSets.get(stack) ?? sum;
}

function presentIn(world: World): Present {
  const promotion = promotionIn(world);
  const judged = membersIn(world).filter((member) => member.judged);
  return {
    ...presentOf(promotion, world.now),
    since: world.entries,
    rules: rulesIn(world),
    readSets: new Map(judged.map(({ stack }) => [stack, readSetIn(world, stack)])),
    judgings: new Map(judged.map(({ stack }) => [stack, { need: needOf(stack), denials: [] }])),
  };
}

export function nextIn(world: World) {
  return next(promotionIn(world), world.ledger, presentIn(world));
}

/** What a person signs counts; what somebody only writes into the ledger does not. */
export function signedBy(world: World, act: SignedAct): SignedAct {
  world.proven.add(actId(act));
  return act;
}

export type Bad = 'none' | 'old' | 'different' | 'missing';

/** Asks for an intent, and has the oracle look at it if there is one. */
export function tryApply(world: World, stack: string, { d, bad = 'none' }: { d: string; bad?: Bad }): boolean {
  const promotion = promotionIn(world);
  const judged = promotion.stacks.get(stack)?.judged;
  if (!judged) return false;
  const seen = holding(judged.record, promotion);
  const proofs = { value: world.proven, age: 0 };
  const derived = { value: { need: needOf(stack), denials: [] }, age: 0 };
  const question = {
    ledger: world.ledger,
    promotion,
    stack,
    d,
    present: presentIn(world),
    facts: { ...seen, ...spoiled(seen, bad), proofs, derived },
    runFolder: '/run',
  };
  const answer = world.rulebook.enforce(question);
  if (!('type' in answer)) return false;
  const wrong = world.oracle.wrongWith(answer, {
    now: world.now,
    holdsRole: (person, role) => holdsRole(rulesIn(world), { person, role }, world.now),
    isFrozen: world.freezes.some(({ startsAt, endsAt }) => startsAt <= world.now && world.now < endsAt),
    readSetDigest: readSetIn(world, stack),
    factsHold: bad === 'none',
    isProven: (act) => world.proven.has(actId(act)),
  });
  world.violations.push(...wrong);
  append(world, answer);
  return true;
}

function spoiled(facts: Facts, bad: Bad): Partial<Facts> {
  switch (bad) {
    case 'none':
      return {};
    case 'old':
      return { workspace: { ...facts.workspace, age: 6000 } as Facts['workspace'] };
    case 'different':
      return { workspace: { value: otherSum, age: 0 } };
    case 'missing':
      return { account: { missing: 'no answer' } };
  }
}
