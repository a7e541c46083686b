import { typeNames } from './names.ts';

/** Who may do what: principals, policies, trust (risk-rules 6). */
export const identity = typeNames(`
  aws_iam_* aws_ssoadmin_* aws_identitystore_* aws_rolesanywhere_* aws_cognito_identity_pool_roles_attachment
  aws_eks_access_entry aws_eks_access_policy_association aws_eks_pod_identity_association aws_lakeformation_permissions
  aws_lakeformation_data_lake_settings
  aws_organizations_* aws_ram_*
  google_*_iam_* google_service_account google_service_account_key google_project_iam_*
  azurerm_role_assignment azurerm_role_definition azurerm_federated_identity_credential azuread_*
  kubernetes_role kubernetes_role_binding kubernetes_cluster_role kubernetes_cluster_role_binding
  kubernetes_service_account
`);

/** Who may use one resource: policies on the resource itself (risk-rules 7). */
export const resourcePolicy = typeNames(`
  aws_s3_bucket_policy aws_s3_bucket_acl aws_s3_bucket_public_access_block aws_s3_account_public_access_block
  aws_s3_bucket_ownership_controls aws_s3_access_point aws_s3control_* aws_kms_key_policy aws_kms_grant
  aws_sns_topic_policy aws_sqs_queue_policy aws_lambda_permission aws_lambda_layer_version_permission
  aws_ecr_repository_policy aws_ecr_registry_policy aws_ecrpublic_* aws_secretsmanager_secret_policy
  aws_cloudwatch_event_bus_policy aws_cloudwatch_event_permission aws_cloudwatch_log_resource_policy
  aws_cloudwatch_log_destination_policy aws_backup_vault_policy aws_glacier_vault_lock aws_efs_file_system_policy
  aws_elasticsearch_domain_policy aws_opensearch_domain_policy aws_api_gateway_rest_api_policy
  aws_vpc_endpoint_policy aws_dynamodb_resource_policy aws_kinesis_resource_policy aws_glue_resource_policy
  aws_codeartifact_*_policy aws_codebuild_resource_policy aws_iot_policy aws_ses_identity_policy
  aws_media_store_container_policy aws_acmpca_policy aws_networkfirewall_resource_policy aws_s3tables_*_policy
  aws_ami_launch_permission aws_snapshot_create_volume_permission aws_ebs_snapshot_block_public_access
  aws_ec2_image_block_public_access aws_emr_block_public_access_configuration aws_vpclattice_auth_policy
  aws_vpclattice_resource_policy aws_redshift_resource_policy aws_redshiftserverless_resource_policy
  aws_redshift_endpoint_authorization aws_msk_cluster_policy aws_schemas_registry_policy aws_xray_resource_policy
  aws_opensearchserverless_access_policy aws_cloudwatch_log_delivery_destination_policy
  aws_sesv2_email_identity_policy aws_s3vectors_vector_bucket_policy aws_bedrockagentcore_resource_policy
`);

/** What holds for whole accounts, and what watches them, where no other list has it (risk-rules 8). */
export const guardrail = typeNames(`
  aws_controltower_* aws_account_region aws_accessanalyzer_* aws_fms_* aws_auditmanager_*
  aws_cloudtrail_organization_delegated_admin_account aws_servicequotas_template
  aws_servicequotas_template_association
`);

/** Secrets and the keys that guard them. */
export const secret = typeNames(`
  aws_secretsmanager_* aws_ssm_parameter aws_kms_* aws_cloudhsm_v2_* aws_acmpca_* google_secret_manager_*
  google_kms_* azurerm_key_vault* vault_* kubernetes_secret tls_private_key random_password
`);

/** What decides whether a packet or a request passes (risk-rules 5). */
export const traffic = typeNames(`
  aws_security_group aws_security_group_rule aws_vpc_security_group_ingress_rule aws_vpc_security_group_egress_rule
  aws_default_security_group aws_network_acl aws_network_acl_rule aws_network_acl_association aws_default_network_acl
  aws_network_interface_sg_attachment aws_route aws_main_route_table_association
  aws_vpc_peering_* aws_ec2_transit_gateway* aws_dx_* aws_vpn_* aws_customer_gateway aws_vpc_endpoint
  aws_vpc_endpoint_* aws_ec2_managed_prefix_list aws_ec2_managed_prefix_list_entry aws_networkfirewall_* aws_wafv2_*
  aws_waf_* aws_wafregional_* aws_shield_* aws_lb_listener aws_lb_listener_rule aws_alb_listener aws_alb_listener_rule
  aws_cloudfront_distribution aws_lambda_function_url aws_globalaccelerator_* aws_route53_* aws_eip_association
  google_compute_firewall google_compute_firewall_policy_rule azurerm_network_security_group
  azurerm_storage_account_network_rules azurerm_mssql_firewall_rule azurerm_sql_firewall_rule
  azurerm_mariadb_firewall_rule azurerm_synapse_firewall_rule azurerm_postgresql_firewall_rule
  azurerm_postgresql_flexible_server_firewall_rule azurerm_mysql_firewall_rule
  azurerm_mysql_flexible_server_firewall_rule
  azurerm_network_security_rule kubernetes_network_policy kubernetes_ingress kubernetes_ingress_v1
  google_dns_record_set azurerm_dns_a_record azurerm_dns_aaaa_record azurerm_dns_cname_record
`);

/** What traffic runs over, but does not decide it. */
const networkParts = typeNames(`
  aws_vpc aws_default_vpc aws_vpc_* aws_subnet aws_default_subnet aws_route_table aws_default_route_table
  aws_route_table_association aws_internet_gateway aws_internet_gateway_attachment
  aws_egress_only_internet_gateway aws_nat_gateway aws_eip aws_network_interface aws_network_interface_attachment
  aws_lb aws_alb aws_elb aws_elb_attachment aws_lb_target_group aws_lb_target_group_attachment aws_alb_target_group
  aws_alb_target_group_attachment aws_lb_listener_certificate aws_apigatewayv2_* aws_api_gateway_* aws_flow_log
  google_compute_network google_compute_subnetwork google_compute_router google_compute_router_nat
  azurerm_virtual_network azurerm_subnet azurerm_public_ip azurerm_lb kubernetes_service
`);

export const network = { has: (type: string): boolean => traffic.has(type) || networkParts.has(type) };
