import type { ResourceTypes } from '../definition.ts';
import * as iam from './iam.ts';
import { instanceProfile } from './instance-profile.ts';
import { key, keyAlias } from './kms.ts';
import { organizationPolicy } from './organization-policy.ts';

export const identityTypes: ResourceTypes = {
  aws_iam_instance_profile: instanceProfile,
  aws_iam_policy: iam.iamPolicy,
  aws_iam_role: iam.iamRole,
  aws_iam_role_policy: iam.iamRolePolicy,
  aws_iam_role_policy_attachment: iam.iamRolePolicyAttachment,
  aws_kms_alias: keyAlias,
  aws_kms_key: key,
  aws_organizations_policy: organizationPolicy,
};
