import type { RiskClass } from '../../../judgement.ts';

type Known = { readonly class: RiskClass; readonly does: string };

const normal = (does: string): Known => ({ class: 'normal', does });
const high = (does: string): Known => ({ class: 'high', does });
const critical = (does: string): Known => ({ class: 'critical', does });

/** What is known of action types, as the documentation of hashicorp/aws lists them. None of them only reads. */
export const actionTypes: ReadonlyMap<string, Known> = new Map([
  ['aws_cloudfront_create_invalidation', normal('empties a cache')],
  ['aws_dynamodb_create_backup', normal('makes a backup')],
  ['aws_dms_start_replication_task_assessment_run', normal('checks a replication before it runs')],
  ['aws_bedrockagent_agent_prepare', normal('prepares an agent')],
  ['aws_transcribe_start_transcription_job', normal('transcribes a recording')],
  ['aws_sns_publish', normal('sends a message')],
  ['aws_events_put_events', normal('sends events')],
  ['aws_ses_send_email', high('sends mail')],
  ['aws_lambda_invoke', high('runs a function')],
  ['aws_sfn_start_execution', high('starts a state machine')],
  ['aws_codebuild_start_build', high('starts a build')],
  ['aws_ssm_send_command', high('runs commands on machines')],
  ['aws_athena_execute_query', high('runs a query')],
  ['aws_rdsdata_query', high('runs SQL in a database')],
  ['aws_ec2_stop_instance', high('stops a machine')],
  ['aws_rds_cluster_instance_reboot', high('restarts a database')],
  ['aws_elasticache_apply_service_update', high('updates a cache in use')],
  ['aws_odb_start_db_node', normal('starts a database node')],
  ['aws_odb_stop_db_node', high('stops a database node')],
  ['aws_odb_reboot_db_node', high('restarts a database node')],
  ['aws_s3_empty_bucket', critical('deletes everything in a bucket')],
  ['aws_vpc_delete_default_vpc', critical('deletes the default network')],
]);
