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
