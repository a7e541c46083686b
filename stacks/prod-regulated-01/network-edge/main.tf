terraform {
  backend "http" {}

  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = var.region
}

variable "account" {
  type = string
}

variable "region" {
  type = string
}

variable "vpc_cidr" {
  type = string
}

variable "tags" {
  type = map(string)
}

module "network_edge" {
  source = "git::https://git.example.com/acme/network-edge.git?ref=v2.4.0"

  name     = "network-edge"
  account  = var.account
  vpc_cidr = var.vpc_cidr
  tags     = var.tags
}

output "lb_dns_name" {
  description = "Public names of the load balancers, in order."
  value       = module.network_edge.lb_dns_name
}
