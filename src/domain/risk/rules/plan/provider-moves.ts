import type { ProviderMove } from '../../../provider-lock.ts';
import type { PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const providerMoves: PlanRule = {
  id: 'provider-moves',
  about:
    'Another provider version runs other code with the same rights, and may read and write the same resources otherwise.',
  class: 'normal',
  source: 'PLN-10, DESIGN 2 (companion edits)',
  onPlan: ({ providers }) =>
    providers.map((move) => ({
      address: move.provider,
      ...fires(sentence(move), isMajor(move) ? { class: 'high' } : {}),
    })),
};

function sentence({ from, to }: ProviderMove): string {
  return from === undefined ? `is locked to ${to} for the first time` : `moves from ${from} to ${to} in the lock file`;
}

/** Up or down: a major version is where a provider may break what it promised. */
function isMajor({ from, to }: ProviderMove): boolean {
  return from !== undefined && from.split('.')[0] !== to.split('.')[0];
}
