import type { Document, Grant } from './document.ts';
import { bearer } from './principal.ts';

/**
 * What policies that AWS itself maintains allow, cut to what a rule asks about. Others of AWS' policies are known to be
 * none of these: they are read-only, or for one service's own use.
 */
const allowing: Readonly<Record<string, string>> = {
  AdministratorAccess: '*',
  IAMFullAccess: 'iam:* organizations:describe*',
  AmazonS3FullAccess: 's3:* s3-object-lambda:*',
  AmazonEC2FullAccess: 'ec2:* elasticloadbalancing:* cloudwatch:* autoscaling:*',
  AWSLambda_FullAccess: 'lambda:* cloudformation:describestacks',
  AWSKeyManagementServicePowerUser:
    'kms:createalias kms:createkey kms:deletealias kms:describe* kms:list* kms:tagresource',
  AWSOrganizationsFullAccess: 'organizations:* account:*',
  SecretsManagerReadWrite: 'secretsmanager:* kms:describekey kms:listaliases',
  AmazonSSMFullAccess: 'ssm:* ec2messages:* ssmmessages:*',
  AWSCloudFormationFullAccess: 'cloudformation:*',
  AmazonDynamoDBFullAccess: 'dynamodb:* dax:*',
  AmazonDynamoDBFullAccess_v2: 'dynamodb:* dax:*',
  AWSGlueConsoleFullAccess: 'glue:*',
  AmazonSageMakerFullAccess: 'sagemaker:*',
  AmazonECS_FullAccess: 'ecs:*',
  AWSCodeBuildAdminAccess: 'codebuild:* codecommit:* ssm:putparameter',
  AWSCloudTrail_FullAccess: 'cloudtrail:*',
  AmazonGuardDutyFullAccess: 'guardduty:*',
  AWSConfigUserAccess: 'config:get* config:describe* config:list*',
  CloudWatchLogsFullAccess: 'logs:*',
  SystemAdministrator: 'cloudtrail:* config:* ec2:* lambda:* kms:* logs:* s3:* sns:* sqs:*',
  DataScientist: 'autoscaling:* elasticmapreduce:* sagemaker:*',
  DatabaseAdministrator: 'dynamodb:* rds:* redshift:*',
  NetworkAdministrator: 'ec2:* route53:* cloudfront:*',
};

const everything = { not: false, names: ['*'] };

/** PowerUserAccess names what it leaves out. */
const powerUser: Grant = {
  effect: 'Allow',
  principals: { not: false, names: [bearer] },
  actions: { not: true, names: ['account:*', 'iam:*', 'organizations:*'] },
  resources: everything,
  conditions: [],
};

/** The name of a policy that AWS maintains. Undefined for any other. */
export function managedName(arn: string): string | undefined {
  return /^arn:aws[a-z-]*:iam::aws:policy[/](?:.*[/])?([^/]+)$/.exec(arn)?.[1];
}

/** What a policy that AWS maintains allows, as far as rules ask. */
export function managedDocument(name: string): Document {
  if (name === 'PowerUserAccess') return [powerUser];
  const actions = Object.hasOwn(allowing, name) ? allowing[name] : undefined;
  return actions === undefined ? [] : [{ ...powerUser, actions: { not: false, names: actions.split(' ') } }];
}
