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
      .map(({ passage: { text, attribute } }) =>
        fires(`lets in another group or list: ${text}`, { attribute, impacts }),
      ),
};
