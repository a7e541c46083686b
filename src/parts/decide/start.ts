import type { CatalogueModule } from '../../domain/definitions.ts';
import type { Fact } from '../../domain/promotion/facts.ts';
import { membershipOf } from '../../domain/promotion/membership.ts';
import type { LedgerState, Promotion } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Release, ReleaseName } from '../../domain/release.ts';
import { releaseText, startedRelease } from '../../domain/release.ts';
import type { Contract } from '../../domain/rules.ts';
import type { Stack, StackName } from '../../domain/stack.ts';
import { compareVersions } from '../../domain/version.ts';
import type { Wave } from '../../domain/wave.ts';
import type { GovernedRules } from '../governed-rules.ts';
import { rulesUnreadable } from '../governed-rules.ts';
import { keepRules } from '../pinned-rules.ts';
import { contractOf } from '../present.ts';
import { pinsOf } from '../stack-sources.ts';
import type { Desk } from './desk.ts';
import { registerRelease } from './register.ts';

export type Started = { readonly promotion: string; readonly carriedOn: boolean };

/** Begins the promotion of a release, or finds the open one of the same release to carry on with. */
export async function start(
  desk: Desk,
  name: ReleaseName,
  as: string | undefined,
): Promise<Started | readonly Refusal[]> {
  const rules = await desk.present.rules();
  if ('problems' in rules) return [rulesUnreadable(rules)];
  const release = await registerRelease(desk, rules.definitions, name);
  if (isRefusal(release)) return [release];
  const open = openOf(await desk.book.state(), name.module);
  if (open?.release.version === name.version) return { promotion: open.id, carriedOn: true };
  if (open) return [anotherOpen(open, name)];
  const members = await membersOf(desk, rules, release);
  if (isRefusal(members)) return [members];
  const finished = finishedOf(await desk.book.state(), members, name);
  if (finished) return { promotion: finished.id, carriedOn: true };
  return begin(desk, { kind: 'promote', rules, release, members, as });
}

/** Begins the reconciliation of one stack: its current pin through the same gates (DESIGN 3). */
export async function startReconcile(
  desk: Desk,
  name: StackName,
  as: string | undefined,
): Promise<Started | readonly Refusal[]> {
  const rules = await desk.present.rules();
  if ('problems' in rules) return [rulesUnreadable(rules)];
  const open = [...(await desk.book.state()).promotions.values()].findLast(
    (promotion) => promotion.kind === 'reconcile' && promotion.state === 'open' && promotion.stacks.has(name),
  );
  if (open) return { promotion: open.id, carriedOn: true };
  const found = await currentPin(desk, rules, name);
  if (isRefusal(found)) return [found];
  const release = await registerRelease(desk, rules.definitions, found.release);
  if (isRefusal(release)) return [release];
  const contract = contractOf(rules, release.module);
  if (!contract) return [noWaves(release.module)];
  const waves = membershipOf(contract, [found.stack]);
  if (isRefusal(waves)) return [waves];
  const members = { stacks: [found.stack], from: { [name]: release.version }, waves, contract };
  return begin(desk, { kind: 'reconcile', rules, release, members, as });
}

async function currentPin(
  desk: Desk,
  rules: GovernedRules,
  name: StackName,
): Promise<{ stack: Stack; release: ReleaseName } | Refusal> {
  const stack = rules.definitions.stacks.find((candidate) => candidate.name === name);
  for (const module of stack ? rules.definitions.modules : []) {
    const pinned = stack && (await pinsOf(desk.world, rules, { stack, module }));
    if (isRefusal(pinned)) return pinned;
    if (stack && pinned) return { stack, release: { module: module.name, version: pinned.version } };
  }
  const known = rules.definitions.stacks.map((one) => one.name).join(', ');
  const say = stack ? `${name} pins no module of the catalogue` : `there is no stack ${name}; known: ${known}`;
  return refuse('bad-usage', { say, fix: 'waves status', subject: name });
}

function noWaves(module: string): Refusal {
  const fix = `write waves/${module}.yaml or waves/default.yaml`;
  return refuse('invalid-file', { say: `there are no waves for ${module}`, fix, owner: 'module owner' });
}

export function openOf(state: LedgerState, module: string): Promotion | undefined {
  return [...state.promotions.values()].findLast(
    (promotion) => promotion.state === 'open' && promotion.kind === 'promote' && promotion.release.module === module,
  );
}

function anotherOpen(open: Promotion, name: ReleaseName): Refusal {
  return refuse('promotion-open', {
    say: `${open.id} is promoting ${releaseText(open.release)}; ${releaseText(name)} waits for it`,
    fix: `waves run ${releaseText(open.release)}, or waves abort ${open.id} --reason …`,
    subject: name.module,
    owner: open.starter,
    since: open.started.at,
  });
}

/** A released version that every member still pins: there is nothing to do. */
function finishedOf(state: LedgerState, members: Members, name: ReleaseName): Promotion | undefined {
  const done = [...state.promotions.values()].findLast(
    ({ state: ended, kind, release }) =>
      ended === 'released' && kind === 'promote' && releaseText(release) === releaseText(name),
  );
  const sameMembers = members.stacks.every(({ name: stack }) => done?.stacks.has(stack));
  return sameMembers && Object.values(members.from).every((version) => version === name.version) ? done : undefined;
}

type Members = {
  readonly stacks: readonly Stack[];
  readonly from: Readonly<Record<string, string>>;
  readonly waves: readonly Wave[];
  readonly contract: Contract;
};

/** The stacks that pin the module, with the version each is on, in their waves. */
export async function membersOf(desk: Desk, rules: GovernedRules, release: Release): Promise<Members | Refusal> {
  const { definitions } = rules;
  const module = definitions.modules.find(({ name }) => name === release.module) as CatalogueModule;
  const contract = contractOf(rules, release.module);
  if (!contract) return noWaves(release.module);
  const from: Record<string, string> = {};
  const stacks: Stack[] = [];
  for (const stack of definitions.stacks) {
    const pinned = await pinsOf(desk.world, rules, { stack, module });
    if (pinned === undefined) continue;
    if (isRefusal(pinned)) return pinned;
    if (compareVersions(pinned.version, release.version) > 0) return newer(stack, pinned.version, release);
    stacks.push(stack);
    from[stack.name] = pinned.version;
  }
  if (stacks.length === 0) {
    return refuse('module-unknown', {
      say: `no stack pins ${release.module}`,
      fix: `pin ${release.source} in a stack first`,
      owner: 'stack owner',
    });
  }
  const waves = membershipOf(contract, stacks);
  return isRefusal(waves) ? waves : { stacks, from, waves, contract };
}

function newer(stack: Stack, version: string, release: Release): Refusal {
  const say = `${stack.name} is on ${version}, newer than ${release.version}`;
  return refuse('older-than-deployed', {
    say,
    fix: 'promote a newer version',
    subject: stack.name,
    owner: 'module owner',
  });
}

type Beginning = {
  readonly kind: Promotion['kind'];
  readonly rules: GovernedRules;
  readonly release: Release;
  readonly members: Members;
  readonly as: string | undefined;
};

async function begin(
  desk: Desk,
  { kind, rules, release, members, as }: Beginning,
): Promise<Started | readonly Refusal[]> {
  const person = await desk.world.person(as);
  if (isRefusal(person)) return [person];
  const pinned = await keepRules(desk.world.objects, rules);
  const id = `p-${desk.world.nonce().slice(0, 6)}`;
  const { ledger = '' } = (await desk.book.state()).opened ?? {};
  const at = desk.world.clock.now();
  const act = await person.sign({
    type: 'waves.start',
    ledger,
    by: person.id,
    at,
    nonce: desk.world.nonce(),
    promotion: id,
    release: startedRelease(release),
  });
  const fact: Fact = {
    type: 'promotion-started',
    promotion: id,
    kind,
    release,
    from: members.from,
    waves: members.waves,
    contract: members.contract.digest,
    rules: pinned,
    starter: person.id,
    act,
  };
  let other: Promotion | undefined;
  const recorded = await desk.record((state) => {
    other = kind === 'promote' ? openOf(state, release.module) : undefined;
    return other ? undefined : { facts: [fact], looked: ['governance'] };
  });
  if (recorded.written) return { promotion: id, carriedOn: false };
  if (other?.release.version === release.version) return { promotion: other.id, carriedOn: true };
  return other ? [anotherOpen(other, release)] : [];
}
