import { changing, type Story } from '../story.ts';

const measured = (metric: string) => `
    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "${metric}"
      sampled_requests_enabled   = true
    }`;

const acl = (override: string) => `
resource "aws_wafv2_web_acl" "edge" {
  name  = "edge"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  rule {
    name     = "common"
    priority = 1
    override_action {
      ${override} {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }
    ${measured('common')}
  }
  ${measured('edge')}
}`;

const edge = `
resource "aws_lb" "edge" {
  name     = "edge"
  internal = false
}`;

const attached = `
resource "aws_wafv2_web_acl_association" "edge" {
  resource_arn = aws_lb.edge.arn
  web_acl_arn  = aws_wafv2_web_acl.edge.arn
}`;

const site = (policy: string, acl = '') => `
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  ${acl}
  origin {
    domain_name = "origin.example.com"
    origin_id   = "site"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "site"
    viewer_protocol_policy = "${policy}"
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}`;

const zone = `
resource "aws_route53_zone" "main" {
  name = "example.com"
}`;

const record = (address: string, ttl = 300) => `${zone}
resource "aws_route53_record" "www" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "www.example.com"
  type    = "A"
  ttl     = ${ttl}
  records = ["${address}"]
}`;

/** Where strangers arrive: web ACLs, distributions, names. */
export const edgeStories: readonly Story[] = [
  {
    name: 'waf-created-counting',
    about: 'a web ACL that only counts is attached to a public load balancer',
    before: edge,
    after: edge + acl('count') + attached,
  },
  {
    name: 'waf-created-blocking',
    about: 'a web ACL that blocks at once is attached to a public load balancer',
    before: edge,
    after: edge + acl('none') + attached,
  },
  {
    name: 'waf-turned-to-block',
    about: 'a web ACL that counted blocks from now on',
    ...changing((override) => edge + acl(override) + attached, ['count', 'none']),
  },
  {
    name: 'waf-turned-to-count',
    about: 'a web ACL that blocked only counts from now on',
    ...changing((override) => edge + acl(override) + attached, ['none', 'count']),
  },
  {
    name: 'waf-taken-away',
    about: 'a public load balancer loses its web ACL',
    before: edge + acl('none') + attached,
    after: edge,
  },
  {
    name: 'site-without-tls',
    about: 'a distribution answers without TLS',
    ...changing((policy) => site(policy), ['redirect-to-https', 'allow-all']),
  },
  {
    name: 'site-with-tls',
    about: 'a distribution that answered without TLS sends to TLS',
    ...changing((policy) => site(policy), ['allow-all', 'redirect-to-https']),
  },
  {
    name: 'record-changed',
    about: 'a name leads to another address',
    ...changing((address) => record(address), ['192.0.2.10', '198.51.100.20']),
  },
  { name: 'zone-deleted', about: 'a zone and its records go', before: record('192.0.2.10'), after: '' },
];
