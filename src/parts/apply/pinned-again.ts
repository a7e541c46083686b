import type { CatalogueModule } from '../../domain/definitions.ts';
import { contractOf } from '../../domain/definitions.ts';
import { isMember, wavesHold } from '../../domain/promotion/pinned-waves.ts';
import type { JudgingInputs } from '../judging.ts';
import { alwaysAsks } from '../judging.ts';
import { readPinnedRules } from '../pinned-rules.ts';
import type { Open } from './open-plan.ts';
import type { ApplyWorld } from './world.ts';

/** The rules a promotion pinned, read again from what was kept, and whether the promotion follows them. */
export type PinnedAgain = {
  readonly holds: boolean;
  /** What its plans are judged by; undefined where the stack is in no wave. */
  readonly inputs: JudgingInputs | undefined;
  readonly modules: readonly CatalogueModule[];
};

export async function pinnedAgain(
  world: ApplyWorld,
  { promotion, member, judged: { record } }: Pick<Open, 'promotion' | 'member' | 'judged'>,
): Promise<PinnedAgain> {
  const pinned = await readPinnedRules(world.objects, promotion.rules);
  const { rules, modules } = pinned;
  const { module } = promotion.release;
  const contract = contractOf(pinned, module);
  const wave = promotion.waves.find(({ name }) => name === member.wave);
  const { environment } = record;
  const judged = { written: record, at: record.created, always: alwaysAsks(member) };
  const inputs = wave && { environment, module, rules, wave, ...judged };
  const follows = contract?.digest === promotion.contract && wavesHold(promotion, contract.waves);
  return { holds: follows && isMember(record, wave), inputs, modules };
}
