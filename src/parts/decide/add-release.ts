import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Release, ReleaseName } from '../../domain/release.ts';
import type { Stack } from '../../domain/stack.ts';
import type { GovernedRules } from '../governed-rules.ts';
import { rulesUnreadable } from '../governed-rules.ts';
import { pinsOf } from '../stack-sources.ts';
import { chooseProviders } from './choose-providers.ts';
import type { Desk } from './desk.ts';
import { registerRelease } from './register.ts';

/** Registers a release, and has providers chosen for every stack whose lock file does not have what it asks for. */
export async function addRelease(
  desk: Desk,
  name: ReleaseName,
  as: string | undefined,
): Promise<Release | readonly Refusal[]> {
  const rules = await desk.present.rules();
  if ('problems' in rules) return [rulesUnreadable(rules)];
  const release = await registerRelease(desk, rules.definitions, name);
  if (!('digest' in release)) return release;
  const stacks = await stacksOf(desk, rules, name.module);
  const unchosen = await chooseProviders(desk, { rules, release, stacks, as });
  return unchosen.length > 0 ? unchosen : release;
}

/** The stacks that pin the module. One whose pin cannot be read is for its own promotion to complain about. */
async function stacksOf(desk: Desk, rules: GovernedRules, name: string): Promise<readonly Stack[]> {
  const module = rules.definitions.modules.find((candidate) => candidate.name === name);
  if (!module) return [];
  const found: Stack[] = [];
  for (const stack of rules.definitions.stacks) {
    const pinned = await pinsOf(desk.world, rules, { stack, module });
    if (pinned !== undefined && !isRefusal(pinned)) found.push(stack);
  }
  return found;
}
