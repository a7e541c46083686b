output "vpc_id" {
  description = "The edge VPC."
  value       = aws_vpc.edge.id
}

output "lb_arns" {
  description = "The public load balancers, in order."
  value       = aws_lb.edge[*].arn
}

output "lb_dns_name" {
  description = "Public names of the load balancers, in order."
  value       = aws_lb.edge[*].dns_name
}

output "web_acl_arn" {
  description = "The web ACL in front of the load balancers."
  value       = aws_wafv2_web_acl.edge.arn
}
