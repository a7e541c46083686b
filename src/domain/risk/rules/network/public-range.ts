import { growthOf, isNewOutside, unclearOf, worldTraffic } from '../../network/growth.ts';
import { isMadeOfOneNetwork } from '../../network/later-addresses.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network' } as const;

export const publicRange: ChangeRule = {
  id: 'public-range',
  about: 'Addresses outside private networks belong to somebody else, or may tomorrow.',
  class: 'high',
  source: 'NET-02',
  onChange: ({ change, analysis }) => [
    ...growthOf(change, analysis, 'ingress')
      .filter((growth) => isNewOutside(growth) && worldTraffic(growth).length === 0)
      .map(({ passage: { text, attribute } }) =>
        fires(`lets in new public addresses: ${text}`, { attribute, impacts }),
      ),
    ...unclearOf(change, analysis, 'ingress')
      .filter(({ what, attribute }) => what === 'later' && isMadeOfOneNetwork(change, attribute))
      .map(({ attribute }) =>
        cannotTell('lets in addresses of a network that are known only later', { attribute, impacts }),
      ),
  ],
};
