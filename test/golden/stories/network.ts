import { changing, type Story } from '../story.ts';

const vpc = `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}`;

const rule = (port: number, from: string) => `
  ingress {
    from_port   = ${port}
    to_port     = ${port}
    protocol    = "tcp"
    cidr_blocks = ${from}
  }`;

const group = (rules: string) => `${vpc}
resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = aws_vpc.main.id
  ${rules}
}`;

const standalone = (name: string, port: number, from: string) => `
resource "aws_vpc_security_group_ingress_rule" "${name}" {
  security_group_id = aws_security_group.web.id
  ip_protocol       = "tcp"
  from_port         = ${port}
  to_port           = ${port}
  cidr_ipv4         = "${from}"
}`;

const classic = (from: string) => `
resource "aws_security_group_rule" "ssh" {
  type              = "ingress"
  security_group_id = aws_security_group.web.id
  protocol          = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_blocks       = ${from}
}`;

const office = '["198.51.100.0/24"]';
const world = '["0.0.0.0/0"]';

const balancer = (internal: boolean, more = '') => `${vpc}
resource "aws_lb" "edge" {
  name     = "edge"
  internal = ${internal}
  subnets  = [aws_subnet.a.id]
  ${more}
}`;

const listener = (protocol: string, port: number) => `${balancer(false)}
resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.edge.arn
  protocol          = "${protocol}"
  port              = ${port}
  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
    }
  }
}`;

const route = (routes: string) => `${vpc}
resource "aws_internet_gateway" "out" {
  vpc_id = aws_vpc.main.id
}
resource "aws_route_table" "a" {
  vpc_id = aws_vpc.main.id
}
${routes}`;

/** What decides which packet passes: groups, routes, load balancers. */
export const networkStories: readonly Story[] = [
  {
    name: 'group-opened-to-world',
    about: 'SSH of a group is opened from the office to the internet',
    ...changing((from) => group(rule(22, from)), [office, world]),
  },
  {
    name: 'group-opened-by-halves',
    about: 'the same in two halves of the internet',
    ...changing((from) => group(rule(22, from)), [office, '["0.0.0.0/1", "128.0.0.0/1"]']),
  },
  {
    name: 'group-narrowed',
    about: 'SSH of a group is closed to the internet and left to the office',
    ...changing((from) => group(rule(22, from)), [world, office]),
  },
  {
    name: 'group-reordered',
    about: 'the same peers of a rule are written in another order',
    ...changing(
      (from) => group(rule(22, from)),
      ['["198.51.100.0/24", "203.0.113.0/24"]', '["203.0.113.0/24", "198.51.100.0/24"]'],
    ),
  },
  {
    name: 'rule-becomes-standalone',
    about: 'an inline rule is written as a rule of its own, for the same peers',
    before: group(rule(443, office)),
    after: group('') + standalone('https', 443, '198.51.100.0/24'),
  },
  {
    name: 'rule-becomes-inline',
    about: 'a standalone rule is written inside its group, for the same peers',
    before: group('') + standalone('https', 443, '198.51.100.0/24'),
    after: group(rule(443, office)),
  },
  {
    name: 'rule-split-in-two',
    about: 'one standalone rule becomes two that together allow the same',
    before: group('') + standalone('https', 443, '198.51.100.0/24'),
    after:
      group('') +
      standalone('https', 443, '198.51.100.0/25') +
      standalone('https_other_half', 443, '198.51.100.128/25'),
  },
  {
    name: 'web-opened-to-world',
    about: 'a new rule lets the internet in on the port of the web',
    before: group(''),
    after: group('') + standalone('https', 443, '0.0.0.0/0'),
  },
  {
    name: 'classic-rule-opened',
    about: 'SSH of a rule of the older kind is opened to the internet, which makes the rule anew',
    ...changing((from) => group('') + classic(from), [office, world]),
  },
  {
    name: 'group-lets-itself-out',
    about: 'a group loses the rule that let it call anybody',
    before: group(
      'egress {\n    from_port   = 0\n    to_port     = 0\n    protocol    = "-1"\n    cidr_blocks = ["0.0.0.0/0"]\n  }',
    ),
    after: group('egress = []'),
  },
  {
    name: 'public-balancer-created',
    about: 'a load balancer on the internet comes into the world',
    after: balancer(false),
  },
  {
    name: 'balancer-turned-public',
    about: 'an internal load balancer is made anew on the internet',
    ...changing((internal) => balancer(internal === 'true'), ['true', 'false']),
  },
  {
    name: 'balancer-protection-off',
    about: 'a load balancer may be deleted from now on',
    ...changing((value) => balancer(false, `enable_deletion_protection = ${value}`), ['true', 'false']),
  },
  {
    name: 'listener-without-tls',
    about: 'a listener no longer speaks TLS',
    before: listener('HTTPS', 443),
    after: listener('HTTP', 80),
  },
  {
    name: 'route-to-internet',
    about: 'a route table sends everything to the internet',
    before: route(''),
    after: route(`
resource "aws_route" "out" {
  route_table_id         = aws_route_table.a.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.out.id
}`),
  },
  {
    name: 'subnet-gives-public-addresses',
    about: 'machines of a subnet get public addresses from now on',
    before: vpc,
    after: vpc.replace('cidr_block = "10.0.1.0/24"', 'cidr_block = "10.0.1.0/24"\n  map_public_ip_on_launch = true'),
  },
  {
    name: 'network-renumbered',
    about: 'a VPC gets other addresses, so it and what stands in it is made anew',
    before: vpc,
    after: vpc.replace('10.0.0.0/16', '10.9.0.0/16').replace('10.0.1.0/24', '10.9.1.0/24'),
  },
];
