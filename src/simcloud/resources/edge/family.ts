import type { ResourceTypes } from '../definition.ts';
import { distribution } from './cloudfront.ts';
import { record, zone } from './dns.ts';
import * as balancing from './load-balancer.ts';
import * as waf from './wafv2.ts';

export const edgeTypes: ResourceTypes = {
  aws_cloudfront_distribution: distribution,
  aws_lb: balancing.loadBalancer,
  aws_lb_listener: balancing.listener,
  aws_lb_target_group: balancing.targetGroup,
  aws_route53_record: record,
  aws_route53_zone: zone,
  aws_wafv2_ip_set: waf.ipSet,
  aws_wafv2_web_acl: waf.webAcl,
  aws_wafv2_web_acl_association: waf.webAclAssociation,
};
