import type { Analysis, ResourceChange } from '../../../analysis.ts';
import { managedDocument } from '../../../iam/managed-policies.ts';
import { isUnknown } from '../../../plan/change.ts';
import { memberOf, textOf, textsOf, wordOf } from '../../../plan/read.ts';
import { afterOf } from '../../change-facts.ts';
import { isAll } from '../../rights/grant-rule.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

export const assignmentAdded: ChangeRule = {
  id: 'assignment-added',
  about: 'An assignment gives a person or a group rights in an account, a cluster or a data lake.',
  class: 'high',
  source: 'IAM-13',
  onChange: ({ change, analysis }) => {
    if (!change.actions.includes('create')) return undefined;
    switch (change.type) {
      case 'aws_ssoadmin_account_assignment':
        return ofPermissionSet(change, analysis);
      case 'aws_eks_access_policy_association':
        return ofCluster(change);
      case 'aws_eks_access_entry':
        return ofGroups(change);
      case 'aws_lakeformation_permissions':
        return ofLake(change);
      default:
        return undefined;
    }
  },
};

function ofPermissionSet(change: ResourceChange, analysis: Analysis): Hit {
  const attribute = 'permission_set_arn';
  const arn = textOf(afterOf(change, attribute));
  if (arn === undefined) {
    return cannotTell('with which rights it lets somebody into the account is known only later', {
      attribute,
      class: 'critical',
      impacts,
    });
  }
  const attached = analysis.siblings.filter(({ values }) => memberOf(values, attribute) === arn);
  const names = attached.map(({ values }) => wordOf(memberOf(values, 'managed_policy_arn')).split('/').at(-1) ?? '');
  const isAdmin = names.some((name) => managedDocument(name).some(isAll));
  return isAdmin
    ? fires('lets somebody into the account as administrator', { attribute, class: 'critical', impacts })
    : fires('lets somebody into the account', { attribute, impacts });
}

function ofCluster(change: ResourceChange): Hit | undefined {
  const attribute = 'policy_arn';
  const name = textOf(afterOf(change, attribute))?.split('/').at(-1);
  if (name === undefined) {
    return cannotTell('which rights on the cluster it gives is known only later', {
      attribute,
      class: 'critical',
      impacts,
    });
  }
  if (name === 'AmazonEKSClusterAdminPolicy') {
    return fires('makes somebody administrator of the cluster', { attribute, class: 'critical', impacts });
  }
  return /Admin/.test(name) ? fires(`gives ${name} on a cluster`, { attribute, impacts }) : undefined;
}

function ofGroups(change: ResourceChange): Hit | undefined {
  const attribute = 'kubernetes_groups';
  if (change.configured.includes(attribute) && isUnknown(change, attribute)) {
    return cannotTell('to which groups of the cluster it belongs is known only later', {
      attribute,
      class: 'critical',
      impacts,
    });
  }
  return textsOf(afterOf(change, attribute)).includes('system:masters')
    ? fires('makes somebody administrator of the cluster', { attribute, class: 'critical', impacts })
    : undefined;
}

function ofLake(change: ResourceChange): Hit | undefined {
  const attribute = 'permissions';
  if (isUnknown(change, attribute)) return cannotTell('what it permits is known only later', { attribute, impacts });
  const all = ['ALL', 'SUPER'].find((name) => textsOf(afterOf(change, attribute)).includes(name));
  return all === undefined
    ? undefined
    : fires('gives all rights on something of the data lake', { attribute, impacts });
}
