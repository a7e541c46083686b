import { names } from '../../domain/approval/evaluate.ts';
import { actId } from '../../domain/promotion/act-id.ts';
import type { Facts, Gathered } from '../../domain/promotion/gathered.ts';
import type { LedgerState, Promotion } from '../../domain/promotion/state.ts';
import type { Rules } from '../../domain/rules.ts';
import type { PreparedFolder } from '../engine-folder.ts';
import { accountOf } from '../engine-folder.ts';
import type { Derived } from './derive.ts';
import type { Restored } from './restore.ts';
import { planDigestNow } from './restore.ts';
import type { ApplyWorld } from './world.ts';

/** Facts as seen, each with its moment by the monotonic clock, so that their age is known whenever they are used. */
export type Sightings = { at(monotonic: number): Facts };

export type Gathering = {
  /** The branch's head, and when it was read: all rules here are as old. */
  readonly head: { readonly value: string; readonly at: number };
  readonly prepared: PreparedFolder;
  readonly derived: Derived;
  readonly restored: Restored;
  readonly promotion: Promotion;
  readonly d: string;
  readonly ledger: LedgerState;
  readonly rules: Rules;
};

/**
 * The last look before the intent. What is derived of the sealed bytes is as old as their hashes, which are taken
 * here; identity, state and lock are asked of the cloud now.
 */
export async function gather(world: ApplyWorld, gathering: Gathering): Promise<Sightings> {
  const { prepared, derived, restored, head } = gathering;
  const { folder } = prepared;
  const account = await seen(world, async () => accountNow(world, prepared));
  const state = await seen(world, () => world.engine.state(folder));
  const backendLock = await seen(world, async () => lockNow(world, prepared));
  const proofs = await seen(world, () => provenActs(world, gathering));
  const workspace = await seen(world, () => restored.workspace.digest());
  const planFile = await seen(world, () => planDigestNow(restored));
  const now = <T>(value: T) => ({ value, at: world.clock.monotonic() });
  const { path: _, ...engine } = folder.engine;
  const sightings = {
    governedHead: head,
    account,
    state,
    planState: now(derived.planState),
    backend: now(prepared.backend),
    backendLock,
    planFile,
    workspace,
    engine: now(engine),
    variables: now(prepared.variables),
    analysis: now(derived.analysis),
    judgement: now(derived.judgement),
    derived: now(derived.judging),
    pinned: now(derived.pinned),
    drift: now(derived.drift),
    sources: now(derived.sources),
    authors: now(derived.missingAuthors),
    root: now(restored.workspace.root),
    proofs,
  };
  return { at: (monotonic) => aged(sightings, monotonic) as Facts };
}

type Sighting = { readonly value: unknown; readonly at: number } | { readonly missing: string };

function aged(sightings: Readonly<Record<string, Sighting>>, monotonic: number): Record<string, Gathered<unknown>> {
  return Object.fromEntries(
    Object.entries(sightings).map(([name, one]) => [
      name,
      'missing' in one ? one : { value: one.value, age: monotonic - one.at },
    ]),
  );
}

/** A fact that can't be had is no data, with the reason (INV-6). */
async function seen<T>(
  world: ApplyWorld,
  look: () => Promise<T>,
): Promise<{ value: T; at: number } | { missing: string }> {
  try {
    const value = await look();
    return { value, at: world.clock.monotonic() };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}

async function accountNow(world: ApplyWorld, { folder, account }: PreparedFolder): Promise<string> {
  return (await world.credentials.whoAmI(folder.environment, accountOf(folder.stack))) ?? `nobody (was ${account})`;
}

/** Where the backend can't show its lock, its own lock decides at the apply; that does not close the gate. */
async function lockNow(world: ApplyWorld, { folder }: PreparedFolder): Promise<string | undefined> {
  const holder = await world.engine.lockHolder(folder);
  return holder === 'not-shown' ? undefined : holder;
}

/** Ids of the acts that matter here and prove themselves: the start, and every grant that names this plan. */
async function provenActs(world: ApplyWorld, { promotion, d, ledger, rules }: Gathering): Promise<ReadonlySet<string>> {
  const acts = [promotion.startAct, ...promotion.grants.filter((grant) => names(grant, d)).map(({ act }) => act)];
  const known = { rules, sandboxKeys: ledger.opened?.sandboxKeys ?? {}, at: world.clock.now() };
  const checked = await Promise.all(acts.map(async (act) => ({ act, proof: await world.proof.verify(act, known) })));
  return new Set(checked.filter(({ proof }) => proof.valid).map(({ act }) => actId(act)));
}
