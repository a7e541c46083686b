import type { Present } from '../../domain/promotion/present.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Book } from '../book.ts';
import { rulesUnreadable } from '../governed-rules.ts';
import { presentReader } from '../present.ts';
import type { Gathering, Sightings } from './gather.ts';
import { gather } from './gather.ts';
import type { ApplyWorld } from './world.ts';

export type LastLook = { readonly present: Present; readonly sightings: Sightings };

/**
 * Everything that is as old as the intent that rests on it: first the branch and its rules, so that keys and roles are
 * the present ones whatever happened while the engine was prepared, then the newest grants, then the world.
 */
export async function lastLook(
  world: ApplyWorld,
  book: Book,
  of: Pick<Gathering, 'prepared' | 'derived' | 'restored' | 'promotion' | 'd'> & { readonly since: number },
): Promise<LastLook | readonly Refusal[]> {
  const { since, ...gathering } = of;
  const ledger = await book.state();
  const promotion = ledger.promotions.get(of.promotion.id) ?? of.promotion;
  const reader = presentReader(world);
  const at = world.clock.monotonic();
  const rules = await reader.rules();
  if ('problems' in rules) return [rulesUnreadable(rules)];
  const present = await reader.read(promotion, { now: world.clock.now(), since, checkoutDirty: false });
  if (isRefusal(present.rules)) return [present.rules];
  const head = { value: rules.commit, at };
  return { present, sightings: await gather(world, { ...gathering, promotion, ledger, head, rules: present.rules }) };
}
