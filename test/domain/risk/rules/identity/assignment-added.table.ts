import type { RuleTable } from '../table.ts';
import { created, deleted, later } from './rows.ts';

const set = { permission_set_arn: 'arn:aws:sso:::permissionSet/ssoins-1/ps-1' };
const eks = (name: string): object => ({ policy_arn: `arn:aws:eks::aws:cluster-access-policy/${name}` });

export const table: RuleTable = {
  rule: 'assignment-added',
  fires: [
    { title: 'somebody in an account', class: 'high', plan: created('aws_ssoadmin_account_assignment.a', set) },
    {
      title: 'an administrator of an account',
      class: 'critical',
      plan: {
        ...created('aws_ssoadmin_account_assignment.a', set),
        state: {
          'aws_ssoadmin_managed_policy_attachment.m': {
            ...set,
            managed_policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
          },
        },
      },
    },
    {
      title: 'an administrator of a cluster',
      class: 'critical',
      plan: created('aws_eks_access_policy_association.a', eks('AmazonEKSClusterAdminPolicy')),
    },
    {
      title: 'an administrator of name spaces',
      class: 'high',
      plan: created('aws_eks_access_policy_association.a', eks('AmazonEKSAdminPolicy')),
    },
    {
      title: 'one of the masters',
      class: 'critical',
      plan: created('aws_eks_access_entry.e', { kubernetes_groups: ['system:masters'] }),
    },
    {
      title: 'all rights on a data lake',
      class: 'high',
      plan: created('aws_lakeformation_permissions.p', { permissions: ['ALL'] }),
    },
  ],
  silent: [
    {
      title: 'a reader of a cluster',
      plan: created('aws_eks_access_policy_association.a', eks('AmazonEKSViewPolicy')),
    },
    { title: 'an entry without groups', plan: created('aws_eks_access_entry.e', { kubernetes_groups: [] }) },
    {
      title: 'some rights on a data lake',
      plan: created('aws_lakeformation_permissions.p', { permissions: ['SELECT'] }),
    },
    { title: 'an assignment that goes', plan: deleted('aws_ssoadmin_account_assignment.a', set) },
    { title: 'another type', plan: created('aws_sqs_queue.q', {}) },
  ],
  unknown: [
    {
      title: 'a permission set known only later',
      class: 'critical',
      plan: later('aws_ssoadmin_account_assignment.a', {}, { permission_set_arn: [] }),
    },
    {
      title: 'a policy known only later',
      class: 'critical',
      plan: later('aws_eks_access_policy_association.a', {}, { policy_arn: [] }),
    },
    {
      title: 'groups known only later',
      class: 'critical',
      plan: later('aws_eks_access_entry.e', {}, { kubernetes_groups: [] }),
    },
    {
      title: 'permissions known only later',
      class: 'high',
      plan: later('aws_lakeformation_permissions.p', {}, { permissions: [] }),
    },
  ],
};
