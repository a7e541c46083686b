import { growthOf, isKnownPeer } from '../../network/growth.ts';
import { itself } from '../../network/passage.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const selfRule: ChangeRule = {
  id: 'self-rule',
  about: 'Members of a group may reach each other.',
  class: 'normal',
  source: 'NET-05',
  onChange: ({ change, analysis }) =>
    growthOf(change, analysis, 'ingress')
      .filter((growth) => growth.passage.peer === itself && !isKnownPeer(growth))
      .map(({ passage: { text } }) =>
        fires(`lets members of the group reach each other: ${text}`, { impacts: { security: 'network' } }),
      ),
};
