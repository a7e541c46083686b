import { contractOf } from '../../domain/definitions.ts';
import { membershipOf } from '../../domain/promotion/membership.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { ReleaseName } from '../../domain/release.ts';
import type { Stack, StackName } from '../../domain/stack.ts';
import type { GovernedRules } from '../governed-rules.ts';
import { rulesUnreadable } from '../governed-rules.ts';
import { pinsOf } from '../stack-sources.ts';
import type { Started } from './begin.ts';
import { begin } from './begin.ts';
import type { Desk } from './desk.ts';
import { noWaves } from './members.ts';
import { registerRelease } from './register.ts';

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
  if (!('digest' in release)) return release;
  const contract = contractOf(rules.definitions, release.module);
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
