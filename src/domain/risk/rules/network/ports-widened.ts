import { growthOf, isKnownPeer, isPublicPeer } from '../../network/growth.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const impacts = { security: 'network' } as const;

export const portsWidened: ChangeRule = {
  id: 'ports-widened',
  about: 'Somebody who was let in to one port may now try others.',
  class: 'high',
  source: 'NET-03',
  onChange: ({ change, analysis }) =>
    growthOf(change, analysis, 'ingress')
      .filter(isKnownPeer)
      .map((growth) => {
        const { text, peer } = growth.passage;
        const weight = isPublicPeer(growth) ? ({ class: 'critical' } as const) : {};
        return fires(`lets more traffic in from where some came before: ${text}`, {
          ...weight,
          impacts: typeof peer !== 'string' && isPublicPeer(growth) ? { ...impacts, user: 'public' } : impacts,
        });
      }),
};
