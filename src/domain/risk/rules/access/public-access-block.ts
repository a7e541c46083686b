import { creates, kindOf } from '../../../plan/actions.ts';
import { goesWithResource } from '../../access/belonging.ts';
import { blockChanges, publicBlock } from '../../access/public-block.ts';
import { beforeOf } from '../../change-facts.ts';
import { goesAway } from '../../guards.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

export const publicAccessBlock: ChangeRule = {
  id: 'public-access-block',
  about: 'The block is what keeps a mistake in a policy or a list from opening the data to everybody.',
  class: 'high',
  source: 'RES-03',
  onChange: ({ change, analysis }) => {
    const block = publicBlock(change.type);
    if (!block) return undefined;
    const weight = { class: block.isWide ? 'critical' : 'high', impacts: { security: 'policy' } } as const;
    const where = block.isWide ? 'for the whole account' : 'here';
    if (goesAway(change)) {
      const stays = beforeOf(change, 'skip_destroy') === true || goesWithResource(change, analysis);
      const isOn = blockChanges(change).some(({ becomes }) => becomes === 'weaker');
      return block.isWhole && isOn && !stays
        ? fires(`takes away what blocks public access ${where}`, weight)
        : undefined;
    }
    if (!creates(change) && kindOf(change.actions) !== 'update') return undefined;
    return blockChanges(change).flatMap(({ attribute, becomes }) => {
      if (becomes === 'unknown')
        return [
          cannotTell(`whether public access is still blocked ${where} is known only later`, { attribute, ...weight }),
        ];
      return becomes === 'weaker' ? [fires(`no longer blocks public access ${where}`, { attribute, ...weight })] : [];
    });
  },
};
