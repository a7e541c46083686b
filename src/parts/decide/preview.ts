import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Release, ReleaseName } from '../../domain/release.ts';
import type { Wave } from '../../domain/wave.ts';
import type { GovernedRules } from '../governed-rules.ts';
import { rulesUnreadable } from '../governed-rules.ts';
import type { Desk } from './desk.ts';
import { membersOf } from './members.ts';
import { seenRelease } from './register.ts';

export type Previewed = {
  readonly rules: GovernedRules;
  readonly release: Release;
  readonly waves: readonly Wave[];
  readonly from: Readonly<Record<string, string>>;
};

/** What a promotion would be, without beginning one and without writing anything. */
export async function preview(desk: Desk, name: ReleaseName): Promise<Previewed | readonly Refusal[]> {
  const rules = await desk.present.rules();
  if ('problems' in rules) return [rulesUnreadable(rules)];
  const release = await seenRelease(desk, rules.definitions, name);
  if (!('digest' in release)) return release;
  const members = await membersOf(desk, rules, release);
  if (isRefusal(members)) return [members];
  return { rules, release, waves: members.waves, from: members.from };
}
