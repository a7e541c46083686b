import { verifyChain } from '../../../src/domain/ledger/chain.ts';
import { actId } from '../../../src/domain/promotion/act-id.ts';
import type { Fact } from '../../../src/domain/promotion/facts.ts';
import type { LedgerState } from '../../../src/domain/promotion/state.ts';
import { replay } from '../../../src/parts/decide/replay.ts';
import type { Entry } from '../../../src/ports/ledger.ts';
import { approvalFaults } from './approved.ts';
import { objectsAt } from './configuration.ts';
import { latestPromotion, stateOf } from './driver.ts';
import { mainFile, stacks } from './estate.ts';
import type { Machine } from './machine.ts';

/** What must hold whatever was cut, one sentence for each thing that does not. */
export async function faultsIn(machine: Machine): Promise<readonly string[]> {
  const entries = await machine.ledger.read(0);
  const chain = verifyChain(machine.ledger.lines);
  const { differences } = await replay(machine, undefined);
  return [
    ...(chain.ok ? [] : [`the ledger does not verify: ${chain.say}`]),
    ...differences.map(({ entry, say }) => `replay differs at entry ${entry}: ${say}`),
    ...machine.witness.bugs.map((bug) => `a bug: ${bug instanceof Error ? bug.stack : String(bug)}`),
    ...spawnFaults(machine, entries),
    ...doubledSteps(machine),
    ...outcomeFaults(machine, entries, await stateOf(machine)),
    ...fenceFaults(entries),
    ...approvalFaults(entries),
    ...lostApprovals(machine, entries),
  ];
}

/** What must hold besides, once the release is everywhere. */
export async function endFaults(machine: Machine): Promise<readonly string[]> {
  const state = await stateOf(machine);
  const promotion = latestPromotion(state);
  const members = [...(promotion?.stacks.values() ?? [])];
  return [
    ...(promotion?.state === 'released' ? [] : [`the promotion is ${promotion?.state}`]),
    ...members.filter(({ phase }) => phase !== 'verified').map(({ stack, phase }) => `${stack} is ${phase}`),
    ...[...state.locks.keys()].map((key) => `the lock ${key} is held at the end`),
    ...worldFaults(machine),
    ...doubledEffects(machine),
    ...unneededDrops(await machine.ledger.read(0)),
    ...failedPlans(await machine.ledger.read(0)),
  ];
}

function worldFaults({ cloud, git }: Machine): readonly string[] {
  const wanted = canonicalObjects(objectsAt('2.5.0'));
  const other = stacks.filter((stack) => canonicalObjects(cloud.objectsOf(stack)) !== wanted);
  const files = git.at(git.head());
  const unpinned = stacks.filter((stack) => !files.get(mainFile(stack))?.includes('?ref=v2.5.0"'));
  return [
    ...other.map((stack) => `the objects of ${stack} are not as 2.5.0 wants them`),
    ...unpinned.map((stack) => `the pin of ${stack} has not landed`),
  ];
}

function canonicalObjects(objects: ReadonlyMap<string, unknown>): string {
  return JSON.stringify([...objects].sort(([a], [b]) => (a < b ? -1 : 1)));
}

type Placed<T extends Fact['type']> = Extract<Fact, { type: T }> & { readonly sequence: number };

function factsOf<T extends Fact['type']>(entries: readonly Entry[], type: T): readonly Placed<T>[] {
  return entries.flatMap(({ facts, sequence }) =>
    facts.flatMap((fact) => (fact.type === type ? [{ ...(fact as Extract<Fact, { type: T }>), sequence }] : [])),
  );
}

/** An engine ran only with a durable intent for it, once for a D, and on exactly the sealed bytes (INV-1, 2, 17, 26). */
function spawnFaults({ supervisors }: Machine, entries: readonly Entry[]): readonly string[] {
  const intents = factsOf(entries, 'apply-intended');
  const records = new Map(factsOf(entries, 'judged').map(({ d, record }) => [d, record]));
  const outcomes = [...factsOf(entries, 'apply-finished'), ...factsOf(entries, 'settled')];
  const seen = new Set<string>();
  return supervisors.spawned.flatMap(({ stack, runFolder, plan, folder, entries: before }) => {
    const intent = intents.find((one) => one.runFolder === runFolder && one.sequence <= before);
    if (!intent) return [`${stack} was applied without an intent that was there before`];
    const sealed = records.get(intent.d)?.sealed;
    const again = seen.has(intent.d);
    seen.add(intent.d);
    const over = outcomes.some(({ d, sequence }) => d === intent.d && sequence <= before);
    return [
      ...(again ? [`${stack} was applied twice for one plan`] : []),
      ...(over ? [`${stack} was applied when its outcome was already known`] : []),
      ...(sealed?.planFile.digest === plan
        ? []
        : [`${stack} was applied with another plan file than the recorded one`]),
      ...(sealed?.workspace.digest === folder ? [] : [`${stack} was applied in another folder than the sealed one`]),
    ];
  });
}

/** Nothing was done twice by one plan. */
function doubledSteps({ cloud }: Machine): readonly string[] {
  return doubled(
    cloud.done.map(({ stack, address, action, plan }) => `${action} of ${address} in ${stack} by ${plan}`),
  );
}

/** Where nobody but us touched anything, nothing was done a second time by any plan. */
function doubledEffects({ cloud }: Machine): readonly string[] {
  return doubled(cloud.done.map(({ stack, address, action }) => `${action} of ${address} in ${stack}`));
}

function doubled(keys: readonly string[]): readonly string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} was done twice`);
}

/** Every outcome has its intent, every spawn an outcome unless it still runs, and what a part saw is there (INV-29). */
function outcomeFaults(
  { supervisors, witness }: Machine,
  entries: readonly Entry[],
  state: LedgerState,
): readonly string[] {
  const intents = new Map(factsOf(entries, 'apply-intended').map((fact) => [fact.d, fact]));
  const finished = factsOf(entries, 'apply-finished');
  const known = [...finished, ...factsOf(entries, 'settled')];
  const groundless = known.filter(({ d, sequence }) => !((intents.get(d)?.sequence ?? sequence) < sequence));
  const open = supervisors.spawned.filter(({ runFolder }) => {
    const intent = [...intents.values()].find((one) => one.runFolder === runFolder);
    const member = intent && state.promotions.get(intent.promotion)?.stacks.get(intent.stack);
    const runs = member?.phase === 'applying' && member.intent?.d === intent?.d;
    return !runs && !known.some(({ d }) => d === intent?.d);
  });
  const unsaid = [...intents.keys()].filter(
    (d) => witness.reported.filter((one) => one === d).length > finished.filter((one) => one.d === d).length,
  );
  return [
    ...groundless.map(({ stack }) => `an outcome of ${stack} has no intent before it`),
    ...open.map(({ stack }) => `an apply of ${stack} has no outcome`),
    ...unsaid.map((d) => `what a part saw of the apply of ${intents.get(d)?.stack} is not in the ledger`),
  ];
}

/** A lock is never given while another holds it, and later intents have higher fences (INV-16). */
function fenceFaults(entries: readonly Entry[]): readonly string[] {
  const held = new Map<string, string>();
  const faults: string[] = [];
  for (const { facts } of entries) {
    for (const fact of facts) {
      if (fact.type === 'apply-intended') {
        if (held.has(fact.lockKey)) faults.push(`${fact.stack} got a lock that ${held.get(fact.lockKey)} holds`);
        held.set(fact.lockKey, fact.d);
      }
      if (fact.type !== 'apply-finished' && fact.type !== 'settled') continue;
      const key = [...held].find(([, d]) => d === fact.d)?.[0];
      if (key && fact.outcome.result !== 'unknown') held.delete(key);
    }
  }
  return faults;
}

/** Every yes that somebody was told is recorded is there. */
function lostApprovals({ witness }: Machine, entries: readonly Entry[]): readonly string[] {
  const given = new Set(grantsIn(entries));
  return [...witness.acknowledged].filter((id) => !given.has(id)).map((id) => `the approval ${id} was lost`);
}

function grantsIn(entries: readonly Entry[]): readonly string[] {
  return factsOf(entries, 'approved').map(({ act }) => actId(act));
}

/** Where nobody changed anything, no plan that people were asked about goes stale: their yes would be for nothing. */
function unneededDrops(entries: readonly Entry[]): readonly string[] {
  const spent = new Set(factsOf(entries, 'apply-intended').map(({ d }) => d));
  return factsOf(entries, 'plan-dropped')
    .filter(({ d }) => !spent.has(d))
    .map(({ stack, say }) => `a plan of ${stack} was dropped though nothing had changed: ${say}`);
}

/** A plan fails for what is in it. A process that died over it is asked again and nobody is told a reason to mend. */
function failedPlans(entries: readonly Entry[]): readonly string[] {
  return factsOf(entries, 'plan-failed').map(
    ({ stack, say }) => `the plan of ${stack} failed though it is good: ${say}`,
  );
}
