import type { Analysis, ResourceChange, Value } from '../../analysis.ts';
import { portKind } from '../../network/ports.ts';
import { isInternetScale } from '../../network/public-space.ts';
import type { Space } from '../../network/space.ts';
import { addressesOf } from '../../network/space.ts';
import { oncePer } from '../../once.ts';
import { configAddress } from '../../plan/address.ts';
import { isUnknown } from '../../plan/change.ts';
import { memberOf, textsOf, wordOf } from '../../plan/read.ts';
import type { GroupSide, Groups } from './groups.ts';
import { groupsIn } from './groups.ts';
import { namedBy } from './identity.ts';
import { tablesIn } from './route-rows.ts';
import { leadsOut } from './routes.ts';

/** A machine of the plan or of the state around it. */
export type Machine = {
  readonly address: string;
  readonly before: Value;
  readonly after: Value;
  readonly change: ResourceChange | undefined;
};

/** A step of the way from the internet to a machine: `unknown` where it is known only later. */
export type Step = 'yes' | 'no' | 'unknown';

export function machinesIn({ changes, siblings }: Analysis): readonly Machine[] {
  const changing = changes.filter(({ type, mode }) => type === 'aws_instance' && mode === 'managed');
  const addresses = new Set(changing.map(({ address }) => address));
  return [
    ...changing.map((change) => ({ address: change.address, before: change.before, after: change.after, change })),
    ...siblings
      .filter(({ type, address }) => type === 'aws_instance' && !addresses.has(address))
      .map(({ address, values }) => ({ address, before: values, after: values, change: undefined })),
  ];
}

type Side = 'before' | 'after';

/** Does a group of the machine let everybody in, to more than an echo? */
export function isOpen(machine: Machine, side: Side, analysis: Analysis): Step {
  const groups = groupsIn(analysis);
  const found = groupsOf(machine, side, groups).map((group) => openness(groups.ingressOf(group), side));
  return found.includes('yes') ? 'yes' : found.includes('unknown') ? 'unknown' : 'no';
}

function openness(group: GroupSide, side: Side): Step {
  if (letsEverybodyIn(group[side])) return 'yes';
  return side === 'after' && group.rows.some(({ after }) => after.unclear.length > 0) ? 'unknown' : 'no';
}

function letsEverybodyIn({ boxes }: Space): boolean {
  return isInternetScale(addressesOf(boxes.filter(({ traffic }) => portKind(traffic) !== 'echo')));
}

function groupsOf({ before, after, change }: Machine, side: Side, { identities }: Groups): readonly string[] {
  const name = 'vpc_security_group_ids';
  const known = textsOf(memberOf(side === 'before' ? before : after, name)).map(identities.ofId);
  if (side === 'before' || !change || !isUnknown(change, name)) return known;
  const named = identities.ofReference(change, name);
  return named === undefined ? known : [...known, named];
}

/** Has the machine an address of the internet? A new one also takes what its subnet gives. */
export function hasPublicAddress(machine: Machine, side: Side, analysis: Analysis): Step {
  const values = side === 'before' ? machine.before : machine.after;
  if (values === null) return 'no';
  if (memberOf(values, 'associate_public_ip_address') === true || wordOf(memberOf(values, 'public_ip')) !== '')
    return 'yes';
  const id = wordOf(memberOf(machine.before, 'id'));
  if (addressingIn(analysis).some((row) => addresses(row, side, id, machine.address))) return 'yes';
  if (machine.before !== null || memberOf(values, 'associate_public_ip_address') === false) return 'no';
  const subnet = subnetOf(machine, side);
  const isGiving = (row: Value) => memberOf(row, 'map_public_ip_on_launch') === true;
  const gives = subnetsIn(analysis).some(({ address, values: row }) => isSubnet(subnet, address, row) && isGiving(row));
  return gives ? 'yes' : 'no';
}

const addressing = new Set(['aws_eip', 'aws_eip_association']);

const addressingIn = oncePer(({ changes }: Analysis) => changes.filter(({ type }) => addressing.has(type)));

/** Subnets as they are afterwards, changed or not. */
const subnetsIn = oncePer(({ changes, siblings }: Analysis) =>
  [...changes.map(({ type, address, after }) => ({ type, address, values: after })), ...siblings].filter(
    ({ type }) => type === 'aws_subnet',
  ),
);

function addresses({ before, after, references }: ResourceChange, side: Side, id: string, address: string): boolean {
  const values = side === 'before' ? before : after;
  const isNamed = ['instance', 'instance_id'].some((name) => id !== '' && wordOf(memberOf(values, name)) === id);
  const blocks = [...(references.instance ?? []), ...(references.instance_id ?? [])];
  return isNamed || (side === 'after' && after !== null && blocks.includes(configAddress(address)));
}

type Subnet = { readonly id: string; readonly blocks: readonly string[] };

function subnetOf({ before, after, change }: Machine, side: Side): Subnet {
  const blocks = side === 'after' ? (change?.references.subnet_id ?? []) : [];
  return { id: wordOf(memberOf(side === 'before' ? before : after, 'subnet_id')), blocks };
}

function isSubnet({ id, blocks }: Subnet, address: string, values: Value): boolean {
  return (id !== '' && memberOf(values, 'id') === id) || blocks.includes(configAddress(address));
}

const association = 'aws_route_table_association';

/** Which subnets are said to use which route table, by this plan and by the state around it. */
const associationsIn = oncePer(({ changes, siblings }: Analysis) => {
  const changing = changes.filter(({ type }) => type === association);
  const addresses = new Set(changing.map(({ address }) => address));
  const standing = siblings.filter(({ type, address }) => type === association && !addresses.has(address));
  return { changing, standing };
});

/** Does the machine's subnet lead to an internet gateway? Only where the plan shows its route table. */
export function leadsToInternet(machine: Machine, side: Side, analysis: Analysis): Step {
  const tables = tablesIn(analysis);
  const subnet = subnetOf(machine, side);
  const { changing, standing } = associationsIn(analysis);
  const isOf = (values: Value, blocks: readonly string[]) =>
    (subnet.id !== '' && memberOf(values, 'subnet_id') === subnet.id) ||
    blocks.some((block) => subnet.blocks.includes(block));
  const found = [
    ...changing
      .filter((row) => isOf(row[side], side === 'after' ? (row.references.subnet_id ?? []) : []))
      .map((row) => namedBy(row, 'route_table_id', tables)[side]),
    ...standing
      .filter(({ values }) => isOf(values, []))
      .map(({ values }) => tables.ofId(wordOf(memberOf(values, 'route_table_id')))),
  ];
  return found.some((table) => table !== undefined && leadsOut(table, analysis)[side]) ? 'yes' : 'no';
}
