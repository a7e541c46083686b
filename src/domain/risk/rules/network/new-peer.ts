import type { Analysis } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import { isGroup } from '../../network/group-row.ts';
import { growthOf, isKnownPeer } from '../../network/growth.ts';
import { itself } from '../../network/passage.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const impacts = { security: 'network' } as const;

export const newPeer: ChangeRule = {
  id: 'new-peer',
  about: 'A group or a list stands for whoever is in it, today and later; its members are not seen here.',
  class: 'high',
  source: 'NET-04',
  onChange: ({ change, analysis }) =>
    growthOf(change, analysis, 'ingress')
      .filter(({ passage: { peer } }) => typeof peer === 'string' && peer !== itself)
      .filter((growth) => !isKnownPeer(growth))
      .map(({ passage: { peer, text, attribute } }) =>
        isMadeHere(peer, analysis)
          ? fires(`lets in a group that this plan makes: ${text}`, { class: 'normal', attribute, impacts })
          : fires(`lets in another group or list: ${text}`, { attribute, impacts }),
      ),
};

/** A group that begins with this plan has no members yet but those that stand in it. */
function isMadeHere(peer: unknown, { changes }: Analysis): boolean {
  const made = changes.find(({ address, type }) => address === peer && isGroup(type));
  return made !== undefined && kindOf(made.actions) === 'create';
}
