/** Attribute that holds a policy as text, by the type that carries it; `inline_policy` of a role is blocks of them. */
export const documentAttributes: ReadonlyMap<string, string> = new Map([
  ['aws_iam_policy', 'policy'],
  ['aws_iam_role_policy', 'policy'],
  ['aws_iam_user_policy', 'policy'],
  ['aws_iam_group_policy', 'policy'],
  ['aws_iam_role', 'inline_policy'],
  ['aws_ssoadmin_permission_set_inline_policy', 'inline_policy'],
]);

/** Attribute that names policies by ARN, by the type that attaches them. */
export const attachedAttributes: ReadonlyMap<string, string> = new Map([
  ['aws_iam_role', 'managed_policy_arns'],
  ['aws_iam_role_policy_attachment', 'policy_arn'],
  ['aws_iam_user_policy_attachment', 'policy_arn'],
  ['aws_iam_group_policy_attachment', 'policy_arn'],
  ['aws_iam_policy_attachment', 'policy_arn'],
  ['aws_iam_role_policy_attachments_exclusive', 'policy_arns'],
  ['aws_iam_user_policy_attachments_exclusive', 'policy_arns'],
  ['aws_iam_group_policy_attachments_exclusive', 'policy_arns'],
  ['aws_ssoadmin_managed_policy_attachment', 'managed_policy_arn'],
]);

/** Types that are nothing but a policy or its attachment: with them rights come and go. */
export const isNothingBut = (type: string): boolean =>
  type !== 'aws_iam_role' && (documentAttributes.has(type) || attachedAttributes.has(type));
