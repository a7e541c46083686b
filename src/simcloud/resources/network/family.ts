import type { ResourceTypes } from '../definition.ts';
import { securityGroup } from './security-group.ts';
import { groupRule, securityGroupRule } from './security-group-rule.ts';
import * as vpc from './vpc.ts';

export const networkTypes: ResourceTypes = {
  aws_eip: vpc.eip,
  aws_internet_gateway: vpc.internetGateway,
  aws_nat_gateway: vpc.natGateway,
  aws_route: vpc.route,
  aws_route_table: vpc.routeTable,
  aws_route_table_association: vpc.routeTableAssociation,
  aws_security_group: securityGroup,
  aws_security_group_rule: securityGroupRule,
  aws_subnet: vpc.subnet,
  aws_vpc: vpc.vpc,
  aws_vpc_security_group_egress_rule: groupRule,
  aws_vpc_security_group_ingress_rule: groupRule,
};
