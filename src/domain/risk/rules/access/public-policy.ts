import { isPublic } from '../../access/parties.ts';
import { addedGrants } from '../../access/policy-sides.ts';
import { actionsText, isFrontDoor, isInsideOnly } from '../../access/reach.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const publicPolicy: ChangeRule = {
  id: 'public-policy',
  about:
    'A policy that names everybody, and no fixed caller, source or network, lets the whole world use the resource.',
  class: 'critical',
  source: 'RES-01',
  onChange: ({ change, analysis }) => {
    if (isInsideOnly(change)) return undefined;
    const { attribute, grants } = addedGrants(change, analysis);
    const open = grants.filter(isPublic);
    if (open.length === 0) return undefined;
    const isDoor = open.every(isFrontDoor);
    return fires(`lets everybody in: ${actionsText(open)}`, {
      attribute,
      class: isDoor ? 'high' : 'critical',
      impacts: { security: 'policy', user: 'public' },
    });
  },
};
