import { creates, kindOf } from '../../../plan/actions.ts';
import { listText } from '../../../plan/differences.ts';
import { goesWithResource } from '../../access/belonging.ts';
import type { BlockChange } from '../../access/public-block.ts';
import { blockChanges, publicBlock } from '../../access/public-block.ts';
import { beforeOf } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { goesAway } from '../../switched-off.ts';

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
    const changes = blockChanges(change);
    const named = (wanted: BlockChange['becomes']): readonly string[] =>
      changes.filter(({ becomes }) => becomes === wanted).map(({ attribute }) => attribute);
    const [weaker, unknown] = [named('weaker'), named('unknown')];
    return [
      ...weaker
        .slice(0, 1)
        .map((attribute) =>
          fires(`no longer blocks public access ${where}: ${listText(weaker)}`, { attribute, ...weight }),
        ),
      ...unknown
        .slice(0, 1)
        .map((attribute) =>
          cannotTell(`perhaps no longer blocks public access ${where}: ${listText(unknown)}`, { attribute, ...weight }),
        ),
    ];
  },
};
