import { portKind } from '../../../network/ports.ts';
import { isInternetScale, outside } from '../../../network/public-space.ts';
import { addressesOf, boxesBeyond } from '../../../network/space.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { firewallRules } from '../../network/cloud-rules.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network', user: 'public' } as const;

export const cloudFirewall: ChangeRule = {
  id: 'cloud-firewall',
  about: 'A firewall of Google or Azure that lets everybody in is as open as a security group that does.',
  class: 'critical',
  source: 'NET-22, as NET-01 and NET-02',
  onChange: ({ change }) => {
    if (!creates(change) && kindOf(change.actions) !== 'update') return undefined;
    const after = firewallRules(change.type, change.after, change.unknown);
    if (after === undefined) return undefined;
    const before = change.before === null ? undefined : firewallRules(change.type, change.before, {});
    if (after.unclear !== undefined) {
      return cannotTell('who may come in cannot be told', { attribute: after.unclear, impacts });
    }
    const grown = boxesBeyond(after.boxes, before?.boxes ?? []);
    const worst = grown.filter(({ traffic }) => portKind(traffic) === 'sensitive');
    if (isInternetScale(addressesOf(worst))) return fires('lets the whole internet in', { impacts });
    if (isInternetScale(addressesOf(grown))) {
      const isEcho = grown.every(({ traffic }) => portKind(traffic) === 'echo');
      return fires('lets the whole internet in', { class: isEcho ? 'normal' : 'high', impacts });
    }
    const isOutside = outside(addressesOf(grown)).length > 0;
    return isOutside ? fires('lets in new public addresses', { class: 'high', impacts }) : undefined;
  },
};
