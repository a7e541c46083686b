import * as parts from './bucket-parts.ts';
import * as data from './data-sources.ts';
import type { DataSource, ResourceType } from './definition.ts';
import * as iam from './iam.ts';
import * as balancing from './load-balancer.ts';
import { securityGroup, securityGroupRule } from './security-group.ts';
import * as storage from './storage.ts';
import * as network from './vpc.ts';
import * as waf from './wafv2.ts';

/** Every resource type the simulated cloud knows. */
export const resourceTypes: { readonly [name: string]: ResourceType } = {
  aws_cloudwatch_log_group: storage.logGroup,
  aws_dynamodb_table: storage.table,
  aws_eip: network.eip,
  aws_iam_policy: iam.iamPolicy,
  aws_iam_role: iam.iamRole,
  aws_iam_role_policy: iam.iamRolePolicy,
  aws_iam_role_policy_attachment: iam.iamRolePolicyAttachment,
  aws_internet_gateway: network.internetGateway,
  aws_lb: balancing.loadBalancer,
  aws_lb_listener: balancing.listener,
  aws_lb_target_group: balancing.targetGroup,
  aws_nat_gateway: network.natGateway,
  aws_route: network.route,
  aws_route_table: network.routeTable,
  aws_route_table_association: network.routeTableAssociation,
  aws_s3_bucket: storage.bucket,
  aws_s3_bucket_policy: parts.bucketPolicy,
  aws_s3_bucket_public_access_block: parts.publicAccessBlock,
  aws_s3_bucket_versioning: parts.bucketVersioning,
  aws_s3_object: parts.bucketObject,
  aws_security_group: securityGroup,
  aws_sqs_queue: storage.queue,
  aws_ssm_parameter: parts.parameter,
  aws_subnet: network.subnet,
  aws_vpc: network.vpc,
  aws_vpc_security_group_egress_rule: securityGroupRule,
  aws_vpc_security_group_ingress_rule: securityGroupRule,
  aws_wafv2_ip_set: waf.ipSet,
  aws_wafv2_web_acl: waf.webAcl,
  aws_wafv2_web_acl_association: waf.webAclAssociation,
};

export const dataSources: { readonly [name: string]: DataSource } = {
  aws_availability_zones: data.availabilityZones,
  aws_caller_identity: data.callerIdentity,
  aws_iam_policy_document: data.policyDocument,
  aws_partition: data.partition,
  aws_region: data.region,
};
