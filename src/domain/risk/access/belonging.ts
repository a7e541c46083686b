import type { Analysis, ResourceChange } from '../../analysis.ts';
import { oncePer } from '../../once.ts';
import { destroys } from '../../plan/actions.ts';
import { memberOf, textOf } from '../../plan/read.ts';
import { goesAway } from '../switched-off.ts';

type Belonging = { readonly by: string; readonly to: readonly string[]; readonly ids: readonly string[] };

/** Which resource a policy, a block or an ACL belongs to, and by which attribute it names it. */
const belongings: ReadonlyMap<string, Belonging> = new Map([
  ...[
    'aws_s3_bucket_policy',
    'aws_s3_bucket_acl',
    'aws_s3_bucket_public_access_block',
    'aws_s3_bucket_ownership_controls',
  ].map((type): [string, Belonging] => [
    type,
    { by: 'bucket', to: ['aws_s3_bucket', 'aws_s3_directory_bucket'], ids: ['id', 'bucket'] },
  ]),
  ['aws_kms_key_policy', { by: 'key_id', to: ['aws_kms_key'], ids: ['id', 'key_id', 'arn'] }],
  ['aws_kms_grant', { by: 'key_id', to: ['aws_kms_key'], ids: ['id', 'key_id', 'arn'] }],
  ['aws_sqs_queue_policy', { by: 'queue_url', to: ['aws_sqs_queue'], ids: ['id', 'url'] }],
  ['aws_sns_topic_policy', { by: 'arn', to: ['aws_sns_topic'], ids: ['arn', 'id'] }],
  ['aws_ecr_repository_policy', { by: 'repository', to: ['aws_ecr_repository'], ids: ['name', 'id'] }],
  ['aws_secretsmanager_secret_policy', { by: 'secret_arn', to: ['aws_secretsmanager_secret'], ids: ['arn', 'id'] }],
  ['aws_backup_vault_policy', { by: 'backup_vault_name', to: ['aws_backup_vault'], ids: ['name', 'id'] }],
  ['aws_efs_file_system_policy', { by: 'file_system_id', to: ['aws_efs_file_system'], ids: ['id'] }],
  ['aws_dynamodb_resource_policy', { by: 'resource_arn', to: ['aws_dynamodb_table'], ids: ['arn'] }],
  ['aws_kinesis_resource_policy', { by: 'resource_arn', to: ['aws_kinesis_stream'], ids: ['arn'] }],
  ['aws_opensearch_domain_policy', { by: 'domain_name', to: ['aws_opensearch_domain'], ids: ['domain_name'] }],
  ['aws_elasticsearch_domain_policy', { by: 'domain_name', to: ['aws_elasticsearch_domain'], ids: ['domain_name'] }],
  ['aws_cloudwatch_event_bus_policy', { by: 'event_bus_name', to: ['aws_cloudwatch_event_bus'], ids: ['name'] }],
  ['aws_api_gateway_rest_api_policy', { by: 'rest_api_id', to: ['aws_api_gateway_rest_api'], ids: ['id'] }],
  ['aws_lambda_permission', { by: 'function_name', to: ['aws_lambda_function'], ids: ['function_name', 'arn'] }],
]);

/** Does it end together with the resource it belongs to? Then it guards nothing that is left. */
export function goesWithResource(change: ResourceChange, analysis: Analysis): boolean {
  const belonging = belongings.get(change.type);
  if (!belonging || !goesAway(change)) return false;
  const { by, to, ids } = belonging;
  const name = textOf(memberOf(change.before, by));
  if (name === undefined) return false;
  const ended = endedIn(analysis);
  return to.some((type) => ids.some((id) => ended.has(`${type} ${id} ${name}`)));
}

/** Everything that ends, by type and by each attribute that may name it. */
const endedIn = oncePer(
  (analysis: Analysis): ReadonlySet<string> => new Set(analysis.changes.filter(destroys).flatMap(namesOf)),
);

const identifiers = [...new Set([...belongings.values()].flatMap(({ ids }) => ids))];

function namesOf({ type, before }: ResourceChange): readonly string[] {
  return identifiers.flatMap((id) => {
    const name = textOf(memberOf(before, id));
    return name === undefined ? [] : [`${type} ${id} ${name}`];
  });
}
