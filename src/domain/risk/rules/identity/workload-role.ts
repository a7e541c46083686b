import { isReplace, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { changedAttributes } from '../../../plan/differences.ts';
import { beforeOf } from '../../change-facts.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

/** Attributes that say with which role something runs, by type. */
const roles: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_instance', ['iam_instance_profile']],
  ['aws_launch_template', ['iam_instance_profile']],
  ['aws_launch_configuration', ['iam_instance_profile']],
  ['aws_iam_instance_profile', ['role']],
  ['aws_lambda_function', ['role']],
  ['aws_ecs_task_definition', ['task_role_arn', 'execution_role_arn']],
  ['aws_ecs_service', ['iam_role']],
  ['aws_eks_cluster', ['role_arn']],
  ['aws_eks_node_group', ['node_role_arn']],
  ['aws_eks_fargate_profile', ['pod_execution_role_arn']],
  ['aws_eks_pod_identity_association', ['role_arn', 'target_role_arn']],
  ['aws_codebuild_project', ['service_role']],
  ['aws_codepipeline', ['role_arn']],
  ['aws_sfn_state_machine', ['role_arn']],
  ['aws_glue_job', ['role_arn']],
  ['aws_sagemaker_notebook_instance', ['role_arn']],
  ['aws_cognito_identity_pool_roles_attachment', ['roles', 'role_mapping']],
]);

export const workloadRole: ChangeRule = {
  id: 'workload-role',
  about:
    'With another role a running thing has other rights at once: too few and it stops, too many and whoever breaks in has them.',
  class: 'high',
  source: 'IAM-18',
  onChange: ({ change }) => {
    const kind = kindOf(change.actions);
    if (change.type === 'aws_iam_role' && isReplace(kind)) {
      return fires('replaces the role: policies elsewhere that name it no longer mean it', { impacts });
    }
    if (kind !== 'update' && !isReplace(kind)) return undefined;
    const changed = new Set(changedAttributes(change));
    return (roles.get(change.type) ?? []).flatMap((attribute): readonly Hit[] => {
      if (!hadOne(beforeOf(change, attribute))) return [];
      if (isUnknown(change, attribute) && change.configured.includes(attribute)) {
        return [cannotTell('with which role it runs is known only later', { attribute, impacts })];
      }
      return changed.has(attribute) ? [fires('gives something that runs another role', { attribute, impacts })] : [];
    });
  },
};

function hadOne(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
}
