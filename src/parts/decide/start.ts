import type { LedgerState, Promotion } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { ReleaseName } from '../../domain/release.ts';
import { releaseText } from '../../domain/release.ts';
import { rulesUnreadable } from '../governed-rules.ts';
import type { Started } from './begin.ts';
import { anotherOpen, begin, openOf } from './begin.ts';
import { chooseProviders } from './choose-providers.ts';
import type { Desk } from './desk.ts';
import type { Members } from './members.ts';
import { membersOf } from './members.ts';
import { registerRelease } from './register.ts';

/** Begins the promotion of a release, or finds the open one of the same release to carry on with. */
export async function start(
  desk: Desk,
  name: ReleaseName,
  as: string | undefined,
): Promise<Started | readonly Refusal[]> {
  const rules = await desk.present.rules();
  if ('problems' in rules) return [rulesUnreadable(rules)];
  const release = await registerRelease(desk, rules.definitions, name);
  if (!('digest' in release)) return release;
  const open = openOf(await desk.book.state(), name.module);
  if (open?.release.version === name.version) return { promotion: open.id, carriedOn: true };
  if (open) return [anotherOpen(open, name)];
  const members = await membersOf(desk, rules, release);
  if (isRefusal(members)) return [members];
  const finished = finishedOf(await desk.book.state(), members, name);
  if (finished) return { promotion: finished.id, carriedOn: true };
  const { stacks } = members;
  const unchosen = await chooseProviders(desk, { rules, release, stacks, as });
  return unchosen.length > 0 ? unchosen : begin(desk, { kind: 'promote', rules, release, members, as });
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
