import { guard, guardsByType } from '../../guards/guard.ts';
import { inOrder, more, off, on, present } from '../../guards/scale.ts';
import { typeNames } from '../../resource-types/names.ts';

/** What says what a pipeline runs, and in which role (EXE-05). */
export const pipelines: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_codebuild_project', ['source', 'secondary_sources', 'service_role', 'environment', 'source_version']],
  ['aws_codepipeline', ['stage', 'role_arn', 'trigger']],
  ['aws_codedeploy_deployment_group', ['service_role_arn', 'load_balancer_info']],
  ['aws_imagebuilder_image_recipe', ['component', 'parent_image', 'user_data_base64']],
  ['google_cloudbuild_trigger', ['build', 'filename', 'service_account', 'github']],
  ['github_repository_environment', ['reviewers', 'deployment_branch_policy']],
]);

/** What a pipeline trusts, or is trusted by. */
export const pipelineKeys = typeNames(`
  aws_codebuild_webhook aws_codebuild_source_credential aws_codestarconnections_connection
  aws_codeconnections_connection github_actions_secret github_actions_environment_secret
  github_actions_organization_secret github_repository_webhook github_organization_webhook
  github_repository_deploy_key github_actions_runner_group github_app_installation_repository
  github_actions_repository_permissions github_repository_file
`);

/** What stands between a push and the branch that is deployed. */
export const branchWalls = typeNames(`
  github_branch_protection github_branch_protection_v3 github_repository_ruleset github_organization_ruleset
`);

const branches = 'github_branch_protection github_branch_protection_v3';
const say = 'lets more reach a branch unseen';

export const branchGuards = guardsByType([
  guard(branches, 'required_status_checks', present, say),
  guard(branches, 'required_pull_request_reviews', present, say),
  guard(branches, 'required_pull_request_reviews/required_approving_review_count', more, say),
  guard(branches, 'required_pull_request_reviews/require_code_owner_reviews', on, say),
  guard(branches, 'enforce_admins', on, say),
  guard(branches, 'require_signed_commits', on, say),
  guard(branches, 'allows_force_pushes', off, say),
  guard(branches, 'allows_deletions', off, say),
  guard(
    'github_repository_ruleset github_organization_ruleset',
    'enforcement',
    inOrder('disabled', 'evaluate', 'active'),
    say,
  ),
]);
