const EDGE = `
terraform {
  backend "http" {}
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
  default_tags {
    tags = { module = "network-edge" }
  }
}

data "aws_caller_identity" "me" {}

resource "aws_vpc" "edge" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_security_group" "edge" {
  name   = "edge"
  vpc_id = aws_vpc.edge.id
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  security_group_id = aws_security_group.edge.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_security_group" "inline" {
  name   = "inline"
  vpc_id = aws_vpc.edge.id

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_cloudwatch_log_group" "edge" {
  name              = "/edge/\${data.aws_caller_identity.me.account_id}"
  retention_in_days = 30
}

resource "aws_ssm_parameter" "secret" {
  name  = "/edge/secret"
  type  = "SecureString"
  value = "hunter2"
}

resource "aws_wafv2_web_acl" "edge" {
  name  = "edge"
  scope = "REGIONAL"
  tags  = { module_version = "2.5.0" }

  default_action {
    allow {}
  }

  rule {
    name     = "common"
    priority = 1

    override_action {
      count {}
    }

    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "common"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "edge"
    sampled_requests_enabled   = true
  }
}
`;

/** A small network edge as one would write it for the real provider. */
export function edge(change: { cidr?: string; retention?: number; extra?: string } = {}): string {
  const { cidr = '10.0.0.0/16', retention = 30, extra = '' } = change;
  return (
    EDGE.replace('10.0.0.0/16', cidr).replace('retention_in_days = 30', `retention_in_days = ${retention}`) + extra
  );
}
