import type { Analysis, Value } from '../../analysis.ts';
import { configAddress } from '../../plan/address.ts';
import { memberOf, textOf, textsOf } from '../../plan/read.ts';

/** A resource on one side of the plan, with what its unknown attributes are made from. */
export type Row = {
  readonly address: string;
  readonly type: string;
  readonly values: Value;
  readonly references: Readonly<Record<string, readonly string[]>>;
};

/** Attributes that name who holds the rights, by the type that grants them, and the kind of holder. */
const naming: ReadonlyMap<string, readonly (readonly [attribute: string, kind: string])[]> = new Map([
  ['aws_iam_role_policy', [['role', 'role']]],
  ['aws_iam_role_policy_attachment', [['role', 'role']]],
  ['aws_iam_role_policy_attachments_exclusive', [['role_name', 'role']]],
  ['aws_iam_user_policy', [['user', 'user']]],
  ['aws_iam_user_policy_attachment', [['user', 'user']]],
  ['aws_iam_user_policy_attachments_exclusive', [['user_name', 'user']]],
  ['aws_iam_group_policy', [['group', 'group']]],
  ['aws_iam_group_policy_attachment', [['group', 'group']]],
  ['aws_iam_group_policy_attachments_exclusive', [['group_name', 'group']]],
  [
    'aws_iam_policy_attachment',
    [
      ['roles', 'role'],
      ['users', 'user'],
      ['groups', 'group'],
    ],
  ],
  ['aws_ssoadmin_permission_set_inline_policy', [['permission_set_arn', 'permission set']]],
  ['aws_ssoadmin_managed_policy_attachment', [['permission_set_arn', 'permission set']]],
]);

/** Who holds what the row grants: `role/deploy`. A principal that has no name yet goes by where it is configured. */
export function holderNames(row: Row, analysis: Analysis): readonly string[] {
  if (row.type === 'aws_iam_role') return [ownName(row)];
  return (naming.get(row.type) ?? []).flatMap(([attribute, kind]) => {
    const value = memberOf(row.values, attribute);
    const known = textOf(value);
    if (known !== undefined && known !== '') return [`${kind}/${known}`];
    const sources = row.references[attribute] ?? [];
    return [
      ...textsOf(value).map((name) => `${kind}/${name}`),
      ...sources.map((source) => nameBehind(source, analysis)),
    ];
  });
}

/** The name by which a principal is referred to, from its configuration's address. */
export function nameBehind(source: string, analysis: Analysis): string {
  const change = analysis.changes.find((other) => other.mode === 'managed' && configAddress(other.address) === source);
  return change ? ownName({ ...change, values: change.after }) : source;
}

function ownName({ address, type, values }: Pick<Row, 'address' | 'type' | 'values'>): string {
  const name = textOf(memberOf(values, 'name'));
  const kind = type.replace('aws_iam_', '').replace('aws_ssoadmin_', '').replaceAll('_', ' ');
  return name === undefined || name === '' ? configAddress(address) : `${kind}/${name}`;
}
