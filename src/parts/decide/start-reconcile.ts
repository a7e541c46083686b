import { contractOf } from '../../domain/definitions.ts';
import { membershipOf } from '../../domain/promotion/membership.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { StackName } from '../../domain/stack.ts';
import { rulesUnreadable } from '../governed-rules.ts';
import type { Started } from './begin.ts';
import { begin } from './begin.ts';
import { currentPin } from './current-pin.ts';
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
