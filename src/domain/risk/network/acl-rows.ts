import type { Analysis, ResourceChange, Value } from '../../analysis.ts';
import type { AclRule } from '../../network/acl.ts';
import { parseCidr } from '../../network/cidr.ts';
import { trafficOf } from '../../network/traffic.ts';
import { changedAttributes } from '../../plan/differences.ts';
import { holdsMasked, marksAny } from '../../plan/mask.ts';
import type { Members } from '../../plan/read.ts';
import { isMembers, listOf, memberOf, wordOf } from '../../plan/read.ts';
import type { Identities } from './identity.ts';
import { identitiesOf, namedBy } from './identity.ts';

export const aclTypes: readonly string[] = ['aws_network_acl', 'aws_default_network_acl'];
export const aclRuleType = 'aws_network_acl_rule';

type Direction = 'ingress' | 'egress';

/** What one row of the plan says of one direction of one network ACL. */
export type AclRow = {
  readonly change: ResourceChange;
  readonly side: string;
  readonly direction: Direction;
  readonly before: readonly AclRule[];
  readonly after: readonly AclRule[];
  /** Something of it cannot be told: the attribute. */
  readonly unclear: string | undefined;
  /** Blocks that only repeat what rules of their own set. */
  readonly isRepeating: boolean;
};

export function aclRowsOf(analysis: Analysis): readonly AclRow[] {
  const identities = identitiesOf(analysis, aclTypes);
  return analysis.changes
    .filter(({ mode, type }) => mode === 'managed' && (aclTypes.includes(type) || type === aclRuleType))
    .flatMap((change) => (change.type === aclRuleType ? [ruleRow(change, identities)] : blockRows(change)));
}

/** Rules of the state that the plan leaves alone, by side. */
export function standingAclRules(analysis: Analysis): readonly { readonly side: string; readonly rule: AclRule }[] {
  const identities = identitiesOf(analysis, aclTypes);
  const changing = new Set(analysis.changes.map(({ address }) => address));
  return analysis.siblings
    .filter(({ type, address }) => type === aclRuleType && !changing.has(address))
    .flatMap(({ values }) => {
      const rule = ruleOf(values);
      const acl = identities.ofId(wordOf(memberOf(values, 'network_acl_id')));
      return rule ? [{ side: `${directionOf(values)} of ${acl}`, rule }] : [];
    });
}

function blockRows(change: ResourceChange): readonly AclRow[] {
  return (['ingress', 'egress'] as const).map((direction) => {
    const isLater = memberOf(change.unknown, direction) === true || change.unknown === true;
    const isKept = isLater && !change.configured.includes(direction);
    const before = listOf(memberOf(change.before, direction)).map(ruleOf);
    const after = isKept ? before : listOf(memberOf(change.after, direction)).map(ruleOf);
    const isOpen = !isKept && (marksAny(memberOf(change.unknown, direction)) || after.includes(undefined));
    return {
      change,
      direction,
      side: `${direction} of ${change.address}`,
      before: before.filter((rule) => rule !== undefined),
      after: change.after === null ? [] : after.filter((rule) => rule !== undefined),
      unclear: isOpen ? direction : undefined,
      isRepeating: isKept || !changedAttributes(change).includes(direction),
    };
  });
}

function ruleRow(change: ResourceChange, identities: Identities): AclRow {
  const { before, after, unknown, address } = change;
  const acl = namedBy(change, 'network_acl_id', identities);
  const direction = directionOf(after === null ? before : after);
  const [was, will] = [ruleOf(before), ruleOf(after)];
  const pending = isMembers(unknown) ? matter.find((name) => marksAny(memberOf(unknown, name))) : 'cidr_block';
  const isOpen = after !== null && (will === undefined || pending !== undefined);
  return {
    change,
    direction,
    side: `${direction} of ${acl.after ?? acl.before ?? address}`,
    before: was ? [was] : [],
    after: will && !isOpen ? [will] : [],
    unclear: isOpen ? (pending ?? 'cidr_block') : undefined,
    isRepeating: false,
  };
}

const matter = [
  ...['rule_number', 'egress', 'rule_action', 'protocol', 'from_port', 'to_port', 'icmp_type', 'icmp_code'],
  ...['cidr_block', 'ipv6_cidr_block'],
];

function directionOf(values: Value): Direction {
  return memberOf(values, 'egress') === true ? 'egress' : 'ingress';
}

/** A rule in a block or of its own; the names of their attributes do not collide. */
function ruleOf(values: Value): AclRule | undefined {
  if (!isMembers(values) || holdsMasked(values)) return undefined;
  const number = values.rule_no ?? values.rule_number;
  const action = wordOf(values.action ?? values.rule_action).toLowerCase();
  const addresses = parseCidr(wordOf(values.cidr_block) || wordOf(values.ipv6_cidr_block));
  const traffic = trafficOf(wordOf(values.protocol), portsOf(values));
  if (typeof number !== 'number' || !['allow', 'deny'].includes(action) || !addresses || !traffic) return undefined;
  return { number, allows: action === 'allow', box: { traffic, addresses } };
}

function portsOf(values: Members): { readonly from: number | undefined; readonly to: number | undefined } {
  const number = (name: string) => (typeof values[name] === 'number' ? values[name] : undefined);
  const isIcmp = ['icmp', '1', 'icmpv6', '58'].includes(wordOf(values.protocol).toLowerCase());
  return isIcmp
    ? { from: number('icmp_type'), to: number('icmp_code') }
    : { from: number('from_port'), to: number('to_port') };
}
