/** Rights that together let their holder take more rights. */
export type EscalationPath = {
  /** In lower case; all are needed. */
  readonly actions: readonly string[];
  /** Leads to other rights whatever else there is. Others need something in the account that has more rights. */
  readonly isSelfContained: boolean;
  /** The service a role is passed to, where one is. */
  readonly service: string | undefined;
};

/**
 * The public catalogue of ways from some rights to more (pathfinding.cloud, after Rhino Security Labs, Bishop Fox and
 * PMapper; Apache-2.0), one a line: its rights, and behind `>` the service that a role is passed to. A set that holds
 * another whole set is left out: the smaller one is what is completed.
 */
const selfContained = `
  iam:CreatePolicyVersion
  iam:SetDefaultPolicyVersion
  iam:AttachUserPolicy
  iam:AttachGroupPolicy
  iam:AttachRolePolicy
  iam:PutUserPolicy
  iam:PutGroupPolicy
  iam:PutRolePolicy
  iam:AddUserToGroup
  iam:UpdateAssumeRolePolicy
  iam:CreateAccessKey
  iam:CreateLoginProfile
  iam:UpdateLoginProfile
  iam:DeleteRolePermissionsBoundary
  iam:DeleteUserPermissionsBoundary
  sso:AttachManagedPolicyToPermissionSet sso:ProvisionPermissionSet
  sso:PutInlinePolicyToPermissionSet sso:ProvisionPermissionSet
  sso:CreateAccountAssignment
`;

const withTarget = `
  sts:AssumeRole
  iam:PassRole ec2:RunInstances > ec2.amazonaws.com
  iam:PassRole ec2:RequestSpotInstances > ec2.amazonaws.com
  iam:PassRole ec2:AssociateIamInstanceProfile > ec2.amazonaws.com
  iam:PassRole ec2:ReplaceIamInstanceProfileAssociation > ec2.amazonaws.com
  iam:PassRole ec2:CreateLaunchTemplate autoscaling:CreateAutoScalingGroup > ec2.amazonaws.com
  iam:PassRole autoscaling:CreateLaunchConfiguration autoscaling:CreateAutoScalingGroup > ec2.amazonaws.com
  iam:PassRole autoscaling:CreateLaunchConfiguration autoscaling:UpdateAutoScalingGroup > ec2.amazonaws.com
  iam:PassRole lambda:CreateFunction lambda:InvokeFunction > lambda.amazonaws.com
  iam:PassRole lambda:CreateFunction lambda:CreateEventSourceMapping > lambda.amazonaws.com
  iam:PassRole lambda:CreateFunction lambda:AddPermission > lambda.amazonaws.com
  iam:PassRole lambda:CreateFunction lambda:CreateFunctionUrlConfig > lambda.amazonaws.com
  iam:PassRole glue:CreateDevEndpoint > glue.amazonaws.com
  iam:PassRole glue:CreateJob glue:StartJobRun > glue.amazonaws.com
  iam:PassRole glue:CreateJob glue:CreateTrigger > glue.amazonaws.com
  iam:PassRole glue:UpdateJob glue:StartJobRun > glue.amazonaws.com
  iam:PassRole glue:UpdateJob glue:CreateTrigger > glue.amazonaws.com
  iam:PassRole glue:CreateSession glue:RunStatement > glue.amazonaws.com
  iam:PassRole cloudformation:CreateStack > cloudformation.amazonaws.com
  iam:PassRole cloudformation:UpdateStack > cloudformation.amazonaws.com
  iam:PassRole cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet > cloudformation.amazonaws.com
  iam:PassRole cloudformation:CreateStackSet cloudformation:CreateStackInstances > cloudformation.amazonaws.com
  iam:PassRole cloudformation:UpdateStackSet > cloudformation.amazonaws.com
  iam:PassRole datapipeline:CreatePipeline datapipeline:PutPipelineDefinition datapipeline:ActivatePipeline > datapipeline.amazonaws.com
  iam:PassRole codestar:CreateProject > codestar.amazonaws.com
  iam:PassRole codebuild:CreateProject codebuild:StartBuild > codebuild.amazonaws.com
  iam:PassRole codebuild:CreateProject codebuild:StartBuildBatch > codebuild.amazonaws.com
  iam:PassRole codebuild:UpdateProject codebuild:StartBuild > codebuild.amazonaws.com
  iam:PassRole ecs:RegisterTaskDefinition ecs:RunTask > ecs-tasks.amazonaws.com
  iam:PassRole ecs:RegisterTaskDefinition ecs:StartTask > ecs-tasks.amazonaws.com
  iam:PassRole ecs:RegisterTaskDefinition ecs:CreateService > ecs-tasks.amazonaws.com
  iam:PassRole ecs:RegisterTaskDefinition ecs:UpdateService > ecs-tasks.amazonaws.com
  iam:PassRole ecs:RunTask > ecs-tasks.amazonaws.com
  iam:PassRole ecs:StartTask ecs:RegisterContainerInstance > ecs-tasks.amazonaws.com
  iam:PassRole sagemaker:CreateNotebookInstance sagemaker:CreatePresignedNotebookInstanceUrl > sagemaker.amazonaws.com
  iam:PassRole sagemaker:CreateTrainingJob > sagemaker.amazonaws.com
  iam:PassRole sagemaker:CreateProcessingJob > sagemaker.amazonaws.com
  iam:PassRole apprunner:CreateService > tasks.apprunner.amazonaws.com
  iam:PassRole batch:RegisterJobDefinition batch:SubmitJob > ecs-tasks.amazonaws.com
  iam:PassRole braket:CreateJob > braket.amazonaws.com
  iam:PassRole bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:InvokeCodeInterpreter > bedrock-agentcore.amazonaws.com
  iam:PassRole bedrock-agentcore:CreateAgentRuntime bedrock-agentcore:InvokeAgentRuntime > bedrock-agentcore.amazonaws.com
  iam:PassRole bedrock-agentcore:CreateBrowser bedrock-agentcore:StartBrowserSession > bedrock-agentcore.amazonaws.com
  iam:PassRole cognito-identity:SetIdentityPoolRoles > cognito-identity.amazonaws.com
  iam:PassRole elasticmapreduce:RunJobFlow > ec2.amazonaws.com
  iam:PassRole emr-serverless:CreateApplication emr-serverless:StartJobRun > emr-serverless.amazonaws.com
  iam:PassRole gamelift:CreateBuild gamelift:CreateFleet > gamelift.amazonaws.com
  iam:PassRole imagebuilder:CreateComponent imagebuilder:CreateImageRecipe imagebuilder:CreateInfrastructureConfiguration imagebuilder:CreateImage > ec2.amazonaws.com
  iam:PassRole kinesisanalytics:CreateApplication kinesisanalytics:StartApplication > kinesisanalytics.amazonaws.com
  iam:PassRole omics:CreateWorkflow omics:StartRun > omics.amazonaws.com
  iam:PassRole scheduler:CreateSchedule > scheduler.amazonaws.com
  iam:PassRole ssm:StartAutomationExecution > ssm.amazonaws.com
  iam:PassRole states:CreateStateMachine states:StartExecution > states.amazonaws.com
  iam:PassRole states:UpdateStateMachine states:StartExecution > states.amazonaws.com
  lambda:UpdateFunctionCode
  lambda:UpdateFunctionConfiguration
  glue:UpdateDevEndpoint
  cloudformation:UpdateStack
  cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet
  codebuild:StartBuild
  codebuild:StartBuildBatch
  codedeploy:CreateDeployment
  batch:SubmitJob
  apprunner:UpdateService
  ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances
  ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate
  ec2-instance-connect:SendSSHPublicKey
  ecs:ExecuteCommand
  sagemaker:CreatePresignedNotebookInstanceUrl
  sagemaker:UpdateNotebookInstanceLifecycleConfig
  sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance sagemaker:UpdateNotebookInstance sagemaker:StartNotebookInstance
  ssm:StartSession
  ssm:SendCommand
  bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter
`;

export const escalationPaths: readonly EscalationPath[] = [
  ...pathsIn(selfContained, true),
  ...pathsIn(withTarget, false),
];

function pathsIn(text: string, isSelfContained: boolean): readonly EscalationPath[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [actions = '', service] = line.split('>').map((part) => part.trim());
      return { actions: actions.toLowerCase().split(' '), isSelfContained, service };
    });
}
