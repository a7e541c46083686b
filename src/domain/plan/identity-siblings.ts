/** What grants rights beside a change of rights: only together do they say what one principal may do (IAM-04). */
const granting: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_iam_policy', ['arn', 'policy']],
  ['aws_iam_role', ['name', 'arn', 'inline_policy', 'managed_policy_arns', 'assume_role_policy']],
  ['aws_iam_role_policy', ['role', 'policy']],
  ['aws_iam_user_policy', ['user', 'policy']],
  ['aws_iam_group_policy', ['group', 'policy']],
  ['aws_iam_role_policy_attachment', ['role', 'policy_arn']],
  ['aws_iam_user_policy_attachment', ['user', 'policy_arn']],
  ['aws_iam_group_policy_attachment', ['group', 'policy_arn']],
]);

/** A permission set and what it grants. */
const granted: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_ssoadmin_managed_policy_attachment', ['permission_set_arn', 'managed_policy_arn']],
  ['aws_ssoadmin_permission_set_inline_policy', ['permission_set_arn', 'inline_policy']],
]);

/** Who runs with a role: what a change of its rights reaches. */
const running: ReadonlyMap<string, readonly string[]> = new Map([['aws_iam_instance_profile', ['name', 'role']]]);

/** Everything that any change may want. */
export const allIdentitySiblings = [granting, granted, running];

/** Types of the state, and the attributes that are read, that a change of this type cannot be judged without. */
export function identitySiblings(type: string): ReadonlyMap<string, readonly string[]> {
  if (/^aws_iam_(?:role|user|group|policy)/.test(type)) return new Map([...granting, ...running]);
  return type.startsWith('aws_ssoadmin_') ? granted : new Map();
}
