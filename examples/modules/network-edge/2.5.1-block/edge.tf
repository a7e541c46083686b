resource "aws_security_group" "edge" {
  name        = "${var.name}-edge"
  description = "Who may reach the public load balancers, and what they may reach."
  vpc_id      = aws_vpc.edge.id
  tags        = module.labels.tags
}

resource "aws_vpc_security_group_ingress_rule" "http" {
  security_group_id = aws_security_group.edge.id
  description       = "The public internet"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_egress_rule" "targets" {
  security_group_id = aws_security_group.edge.id
  description       = "The targets, which live in the same VPC"
  cidr_ipv4         = var.vpc_cidr
  ip_protocol       = "tcp"
  from_port         = 8080
  to_port           = 8080
}

resource "aws_lb" "edge" {
  count = var.edge_count

  name               = "${var.name}-${count.index}"
  internal           = false
  load_balancer_type = "application"
  security_groups    = [aws_security_group.edge.id]
  subnets            = aws_subnet.public[*].id
  idle_timeout       = 60
  tags               = module.labels.tags

  drop_invalid_header_fields = true
}

resource "aws_lb_target_group" "edge" {
  count = var.edge_count

  name        = "${var.name}-${count.index}"
  vpc_id      = aws_vpc.edge.id
  port        = 8080
  protocol    = "HTTP"
  target_type = "ip"
  tags        = module.labels.tags
}

resource "aws_lb_listener" "http" {
  count = var.edge_count

  load_balancer_arn = aws_lb.edge[count.index].arn
  port              = 80
  protocol          = "HTTP"
  tags              = module.labels.tags

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.edge[count.index].arn
  }
}
