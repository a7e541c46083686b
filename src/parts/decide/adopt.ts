import type { Analysis } from '../../domain/analysis.ts';
import { canonical } from '../../domain/canonical.ts';
import { digestOfValue } from '../../domain/digest.ts';
import type { Difference } from '../../domain/drift/difference.ts';
import type { StateMark } from '../../domain/plan-result.ts';
import type { Adoption } from '../../domain/promotion/governance-facts.ts';
import type { LastApplied } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { releaseText } from '../../domain/release.ts';
import type { Desk } from './desk.ts';
import type { Adopted } from './ended.ts';

/** A stack as a look found it: a plan at its present pin, on the state that is there. */
export type Standing = Pick<Adoption, 'stack' | 'module' | 'version' | 'commit' | 'readSetDigest'> & {
  readonly state: StateMark;
  readonly drifted: readonly Difference[];
  readonly pending: readonly Difference[];
  readonly analysis: Analysis;
};

/** What is known of a stack already: it needs no adoption. */
export async function knownAlready(desk: Desk, stack: string): Promise<Adopted | undefined> {
  return knownAs(stack, (await desk.book.state()).lastApplied.get(stack));
}

/** Signs and records where a stack stands that others applied, as its starting fact (DESIGN 4, "First version"). */
export async function adopt(
  desk: Desk,
  standing: Standing,
  as: string | undefined,
): Promise<Adopted | readonly Refusal[]> {
  const { drifted, pending, analysis, state, ...about } = standing;
  if (state === 'absent') return [nothingThere(standing)];
  const different = differences(standing);
  if (different.length > 0) return different;
  const person = await desk.world.person(as);
  if (isRefusal(person)) return [person];
  const adoption: Adoption = { ...about, state, analysis: await desk.world.objects.put(canonical(analysis)) };
  const act = await person.sign({
    type: 'waves.adopt',
    ledger: (await desk.book.state()).opened?.ledger ?? '',
    by: person.id,
    at: desk.world.clock.now(),
    nonce: desk.world.nonce(),
    stack: adoption.stack,
    about: digestOfValue(adoption),
  });
  let known: Adopted | undefined;
  await desk.record((now) => {
    known = knownAs(adoption.stack, now.lastApplied.get(adoption.stack));
    return known ? undefined : { facts: [{ type: 'stack-adopted', adoption, act }], looked: ['governance'] };
  });
  return known ?? { ...about, again: false };
}

function knownAs(stack: string, last: LastApplied | undefined): Adopted | undefined {
  return last && { stack, module: last.module, version: last.version, commit: last.commit, again: true };
}

function nothingThere({ stack, module, version }: Standing): Refusal {
  const fix = `waves run ${releaseText({ module, version })}: its first apply asks for an approval like any other`;
  return refuse('not-here', { say: `${stack} has no state, so there is nothing to adopt`, fix, subject: stack });
}

/** What a plan would change, each with the way on: only a stack that is as its files say can be taken as it stands. */
function differences({ stack, drifted, pending }: Standing): readonly Refusal[] {
  const about = { fix: `waves reconcile ${stack}`, subject: stack, owner: 'stack owner' };
  return [
    ...drifted.map(({ address, say }) => refuse('drifted', { say: `${address} ${say}`, ...about })),
    ...pending.map(({ address, say }) => refuse('pending-changes', { say: `${address} ${say}`, ...about })),
  ];
}
