import type { ResourceChange } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import type { Opening } from '../../../plan/grants/opening.ts';
import { openingsOf, openingText } from '../../../plan/grants/opening.ts';
import { membersOf } from '../../../plan/read.ts';
import { isWorld } from '../../address-range.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

/** Which attribute of a type says who may come in. */
const peers: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_security_group', ['ingress']],
  ['aws_default_security_group', ['ingress']],
  ['aws_security_group_rule', ['cidr_blocks', 'ipv6_cidr_blocks']],
  ['aws_vpc_security_group_ingress_rule', ['cidr_ipv4', 'cidr_ipv6']],
]);

const impacts = { security: 'network', user: 'public' } as const;

export const openToWorld: ChangeRule = {
  id: 'open-to-world',
  about: 'Whoever is let in from everywhere includes those who scan for it.',
  class: 'critical',
  source: 'NET-01',
  onChange: ({ change }) => {
    const attributes = peers.get(change.type);
    if (!attributes || !(creates(change) || kindOf(change.actions) === 'update')) return undefined;
    const open = attributes.find((name) => change.configured.includes(name) && isUnknown(change, name));
    if (open !== undefined && !isEgress(change)) {
      return cannotTell('who may come in is known only later', { class: 'high', attribute: open, impacts });
    }
    const before = openingsOf(change.type, membersOf(change.before), 'ingress') ?? [];
    const after = openingsOf(change.type, membersOf(change.after), 'ingress');
    if (!after) return cannotTell('who may come in cannot be read', { class: 'high', impacts });
    const known = new Set(before.map(openingText));
    return after.filter((opening) => isWorld(opening.peer) && !known.has(openingText(opening))).map(hit);
  },
};

/** The web's own ports to everybody are a common wish; any other port to everybody is an open door. */
function hit(opening: Opening): Hit {
  const web = opening.protocol === 'tcp' && opening.from === opening.to && (opening.to === 80 || opening.to === 443);
  return fires(`lets the whole internet in: ${openingText(opening)}`, { class: web ? 'high' : 'critical', impacts });
}

function isEgress({ type, after }: ResourceChange): boolean {
  return type === 'aws_security_group_rule' && membersOf(after).type === 'egress';
}
