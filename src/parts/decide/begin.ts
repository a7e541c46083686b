import type { Fact } from '../../domain/promotion/facts.ts';
import type { LedgerState, Promotion } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Release, ReleaseName } from '../../domain/release.ts';
import { releaseText, startedRelease } from '../../domain/release.ts';
import type { GovernedRules } from '../governed-rules.ts';
import { keepRules } from '../pinned-rules.ts';
import type { Desk } from './desk.ts';
import type { Members } from './members.ts';

export type Started = { readonly promotion: string; readonly carriedOn: boolean };

export function openOf(state: LedgerState, module: string): Promotion | undefined {
  return [...state.promotions.values()].findLast(
    (promotion) => promotion.state === 'open' && promotion.kind === 'promote' && promotion.release.module === module,
  );
}

export function anotherOpen(open: Promotion, name: ReleaseName): Refusal {
  return refuse('promotion-open', {
    say: `${open.id} is promoting ${releaseText(open.release)}; ${releaseText(name)} waits for it`,
    fix: `waves run ${releaseText(open.release)}, or waves abort ${open.id} --reason …`,
    subject: name.module,
    owner: open.starter,
    since: open.started.at,
  });
}

type Beginning = {
  readonly kind: Promotion['kind'];
  readonly rules: GovernedRules;
  readonly release: Release;
  readonly members: Members;
  readonly as: string | undefined;
};

/** Signs the start and records it, unless another run was quicker. */
export async function begin(
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
