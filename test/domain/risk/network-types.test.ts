import { expect, test } from 'vitest';
import { isKnownType } from '../../../src/domain/risk/resource-types/known.ts';

const named = `
  aws_security_group aws_security_group_rule aws_vpc_security_group_ingress_rule aws_vpc_security_group_egress_rule
  aws_default_security_group aws_network_acl aws_network_acl_rule aws_default_network_acl aws_route aws_route_table
  aws_route_table_association aws_main_route_table_association aws_internet_gateway aws_egress_only_internet_gateway
  aws_nat_gateway aws_eip aws_eip_association aws_subnet aws_vpc_peering_connection aws_ec2_transit_gateway
  aws_ec2_transit_gateway_route aws_dx_gateway aws_vpn_gateway aws_customer_gateway aws_vpc_endpoint
  aws_vpc_endpoint_policy aws_vpc_endpoint_service aws_ec2_managed_prefix_list aws_ec2_managed_prefix_list_entry
  aws_networkfirewall_firewall aws_wafv2_web_acl aws_waf_web_acl aws_shield_protection aws_lb aws_lb_listener
  aws_lb_listener_rule aws_elb aws_cloudfront_distribution aws_api_gateway_method aws_lambda_function_url
  aws_globalaccelerator_accelerator aws_route53_record aws_ram_resource_share aws_ec2_instance_metadata_defaults
  google_compute_firewall google_sql_database_instance google_container_cluster azurerm_network_security_group
  azurerm_network_security_rule azurerm_storage_account_network_rules azurerm_mssql_firewall_rule
  azurerm_postgresql_flexible_server_firewall_rule azurerm_synapse_firewall_rule azurerm_data_factory
`;

test('every type that the network family names is a known one', () => {
  expect(named.split(/\s+/).filter((type) => type !== '' && !isKnownType(type))).toEqual([]);
});
