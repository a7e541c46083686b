/** Where a type keeps the policy on a resource. */
export type PolicyCarrier = {
  readonly attribute: string;
  /** The type is nothing but the policy: with it the policy comes and goes. */
  readonly isWhole: boolean;
  /** Only what is already in the same network gets as far as this policy, so `*` in it is not the world. */
  readonly isInside?: true;
};

/** Types that are nothing but a policy on a resource, by the attribute that holds it. */
const whole: Readonly<Record<string, string>> = {
  policy: `aws_s3_bucket_policy aws_kms_key_policy aws_sns_topic_policy aws_sqs_queue_policy aws_ecr_repository_policy
    aws_ecr_registry_policy aws_ecrpublic_repository_policy aws_secretsmanager_secret_policy
    aws_cloudwatch_event_bus_policy aws_backup_vault_policy aws_glacier_vault_lock aws_efs_file_system_policy
    aws_api_gateway_rest_api_policy aws_dynamodb_resource_policy aws_kinesis_resource_policy aws_glue_resource_policy
    aws_codebuild_resource_policy aws_iot_policy aws_ses_identity_policy aws_sesv2_email_identity_policy
    aws_media_store_container_policy aws_acmpca_policy aws_networkfirewall_resource_policy aws_s3control_bucket_policy
    aws_s3control_access_point_policy aws_s3control_object_lambda_access_point_policy aws_redshift_resource_policy
    aws_redshiftserverless_resource_policy aws_msk_cluster_policy aws_schemas_registry_policy
    aws_vpclattice_auth_policy aws_vpclattice_resource_policy aws_s3vectors_vector_bucket_policy
    aws_bedrockagentcore_resource_policy`,
  policy_document: `aws_cloudwatch_log_resource_policy aws_codeartifact_domain_permissions_policy
    aws_codeartifact_repository_permissions_policy aws_xray_resource_policy`,
  access_policy: 'aws_cloudwatch_log_destination_policy',
  access_policies: 'aws_elasticsearch_domain_policy aws_opensearch_domain_policy',
  resource_policy: 'aws_s3tables_table_policy aws_s3tables_table_bucket_policy',
  delivery_destination_policy: 'aws_cloudwatch_log_delivery_destination_policy',
  content: 'aws_organizations_resource_policy',
};

/** Types that carry a policy beside everything else they are. */
const beside: Readonly<Record<string, string>> = {
  policy: `aws_s3_bucket aws_s3_access_point aws_kms_key aws_kms_external_key aws_kms_replica_key
    aws_kms_replica_external_key aws_sns_topic aws_sqs_queue aws_secretsmanager_secret aws_api_gateway_rest_api`,
  access_policy: 'aws_glacier_vault',
  access_policies: 'aws_elasticsearch_domain aws_opensearch_domain',
};

const inside = new Set(['aws_efs_file_system_policy', 'aws_vpclattice_auth_policy']);

const carriers: ReadonlyMap<string, PolicyCarrier> = new Map([...listed(beside, false), ...listed(whole, true)]);

export function policyCarrier(type: string): PolicyCarrier | undefined {
  return carriers.get(type);
}

/** All types by the attribute that holds their policy. */
export function carriersByAttribute(isWhole: boolean): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(isWhole ? whole : beside).map(([attribute, text]) => [attribute, text.split(/\s+/)]);
}

function listed(
  byAttribute: Readonly<Record<string, string>>,
  isWhole: boolean,
): readonly (readonly [string, PolicyCarrier])[] {
  return Object.entries(byAttribute).flatMap(([attribute, text]) =>
    text
      .split(/\s+/)
      .map((type): readonly [string, PolicyCarrier] => [
        type,
        { attribute, isWhole, ...(inside.has(type) ? { isInside: true } : {}) },
      ]),
  );
}
