import { typeNames } from './names.ts';

/**
 * Types that are versions of something: every change makes a new one, and what uses it moves over by a change of its
 * own. Terrasafe lets task definitions be replaced for the same reason.
 */
export const versions = typeNames(`
  aws_ecs_task_definition aws_launch_configuration aws_lambda_layer_version aws_api_gateway_deployment
  aws_apigatewayv2_deployment aws_batch_job_definition aws_appconfig_hosted_configuration_version
  aws_acm_certificate aws_acm_certificate_validation aws_s3_object aws_s3_object_copy aws_ami_copy
  google_compute_instance_template google_storage_bucket_object kubernetes_job kubernetes_job_v1
  archive_file local_file local_sensitive_file random_id random_pet random_uuid time_offset time_rotating time_sleep
  time_static tls_cert_request tls_locally_signed_cert tls_self_signed_cert
`);
