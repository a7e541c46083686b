import type { TypeNames } from './names.ts';
import { typeNames } from './names.ts';

/** How far a mistake in a resource of a type reaches, widest first. What is in no list reaches its own service. */
const reaches: readonly { readonly reach: string; readonly types: TypeNames }[] = [
  {
    reach: 'global',
    types: typeNames(`
      aws_organizations_* aws_cloudfront_* aws_route53_* aws_globalaccelerator_* aws_controltower_* aws_shield_*
      google_project azuread_*
    `),
  },
  {
    reach: 'account',
    types: typeNames(`
      aws_iam_* aws_ssoadmin_* aws_identitystore_* aws_s3_account_public_access_block aws_account_* aws_budgets_*
      aws_cloudtrail aws_config_* aws_guardduty_* aws_securityhub_* aws_servicequotas_* google_*_iam_*
      azurerm_role_assignment azurerm_role_definition
    `),
  },
  {
    reach: 'region',
    types: typeNames(`
      aws_vpc aws_default_vpc aws_vpc_peering_* aws_ec2_transit_gateway* aws_dx_* aws_vpn_* aws_internet_gateway
      aws_nat_gateway aws_route aws_route_table aws_default_route_table aws_main_route_table_association
      aws_network_acl aws_default_network_acl aws_default_security_group aws_networkfirewall_* aws_kms_key
      aws_kms_alias aws_ram_* aws_ebs_encryption_by_default google_compute_network azurerm_virtual_network
    `),
  },
  {
    reach: 'cluster',
    types: typeNames(`
      aws_eks_* aws_ecs_cluster aws_ecs_cluster_capacity_providers aws_msk_cluster google_container_*
      azurerm_kubernetes_cluster kubernetes_cluster_role kubernetes_cluster_role_binding kubernetes_namespace
    `),
  },
];

export function reachOf(type: string): string {
  return reaches.find(({ types }) => types.has(type))?.reach ?? 'service';
}
