import type { ResourceChange, Value } from '../../analysis.ts';
import type { Direction } from '../../plan/grants/opening.ts';
import { listOf, memberOf, wordOf } from '../../plan/read.ts';
import type { Identities } from './identity.ts';
import { namedBy } from './identity.ts';
import type { Passages } from './passage.ts';
import { allPassages, itself, noPassages, passagesOf, unclearAll } from './passage.ts';

export const groupTypes: readonly string[] = ['aws_security_group', 'aws_default_security_group'];
export const groupRuleTypes: readonly string[] = [
  'aws_security_group_rule',
  'aws_vpc_security_group_ingress_rule',
  'aws_vpc_security_group_egress_rule',
];

export function isGroup(type: string): boolean {
  return groupTypes.includes(type);
}

/** What one row of the plan says of one direction of one group. */
export type GroupRow = {
  readonly change: ResourceChange;
  readonly direction: Direction;
  /** The group: its row's address or its id. The rule's own address where nobody can tell. */
  readonly group: string;
  readonly before: Passages;
  readonly after: Passages;
};

/** A rule that goes to another group leaves one and joins one. */
export function groupRows(change: ResourceChange, identities: Identities): readonly GroupRow[] {
  const { address, type } = change;
  const of = namedBy(change, 'security_group_id', identities);
  const before = isGroup(type) ? address : (of.before ?? of.after ?? address);
  const after = isGroup(type) ? address : (of.after ?? (change.after === null ? before : address));
  return directionsOf(type, [change.before, change.after]).flatMap((direction) => {
    const row = { change, direction };
    const was = passagesBefore(row, before, identities);
    const willBe = passagesAfter(row, after, identities);
    if (before === after) return [{ ...row, group: before, before: was, after: willBe }];
    return [
      { ...row, group: before, before: was, after: noPassages },
      { ...row, group: after, before: noPassages, after: willBe },
    ];
  });
}

/** Which directions a resource speaks of. A rule of the old kind that does not say may mean either. */
export function directionsOf(type: string, sides: readonly Value[]): readonly Direction[] {
  if (isGroup(type)) return ['ingress', 'egress'];
  if (type === 'aws_vpc_security_group_ingress_rule') return ['ingress'];
  if (type === 'aws_vpc_security_group_egress_rule') return ['egress'];
  const said = sides.map((values) => wordOf(memberOf(values, 'type')));
  return (['ingress', 'egress'] as const).filter((direction) => said.includes(direction) || said.join('') === '');
}

export type GroupReading = {
  readonly type: string;
  readonly values: Value;
  /** Mirror of the values. */
  readonly mirror: Value;
  readonly direction: Direction;
  readonly group: string;
  readonly identities: Identities;
  readonly change?: ResourceChange;
};

/** What a group's blocks, or one rule, let through in one direction. */
export function readPassages(reading: GroupReading): Passages {
  const { type, values, mirror, direction } = reading;
  if (!isGroup(type)) return readRule(reading);
  const marks = mirror === true ? true : memberOf(mirror, direction);
  const blocks = memberOf(values, direction) ?? [];
  if (marks === true || !Array.isArray(blocks)) {
    return unclearAll(direction, marks === true ? 'later' : 'hidden');
  }
  const nameOf = peerNames(reading);
  const laterName = () => unnamed;
  return allPassages(
    listOf(blocks).map((rule, i) =>
      passagesOf({ rule, unknown: listOf(marks)[i] ?? {}, within: direction, nameOf, laterName }),
    ),
  );
}

const unnamed = 'a peer known only later';

function readRule(reading: GroupReading): Passages {
  const { values, mirror, direction, group, identities, change } = reading;
  const said = memberOf(values, 'type');
  if (said !== undefined && said !== direction) return noPassages;
  const laterName = (attribute: string) => {
    const only = change && identities.ofReference(change, attribute);
    const named = only ?? change?.references[attribute]?.join(' or ') ?? '';
    return only === group ? itself : named || unnamed;
  };
  return passagesOf({ rule: values, unknown: mirror, nameOf: peerNames(reading), laterName });
}

/** A group of another account is `account/sg-1`; a group that names itself is itself, also before it has an id. */
function peerNames({ type, values, group, identities }: GroupReading): (id: string) => string {
  const own = isGroup(type) ? wordOf(memberOf(values, 'id')) : '';
  return (id) => {
    const plain = id.slice(id.lastIndexOf('/') + 1);
    const name = identities.ofId(plain);
    return name === group || plain === own ? itself : name;
  };
}

type Side = Pick<GroupRow, 'change' | 'direction'>;

function passagesBefore({ change, direction }: Side, group: string, identities: Identities): Passages {
  if (change.before === null) return noPassages;
  return readPassages({ type: change.type, values: change.before, mirror: {}, direction, group, identities });
}

function passagesAfter({ change, direction }: Side, group: string, identities: Identities): Passages {
  const { type, before, after, unknown, actions, configured } = change;
  if (!actions.some((action) => action === 'create' || action === 'update')) return noPassages;
  const isKept = isGroup(type) && memberOf(unknown, direction) === true && !configured.includes(direction);
  const said = isKept ? { values: before, mirror: {} } : { values: after, mirror: unknown };
  return readPassages({ type, ...said, direction, group, identities, change });
}
