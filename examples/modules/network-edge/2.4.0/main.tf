module "labels" {
  source = "./modules/labels"

  name    = var.name
  account = var.account
  tags    = var.tags
}

data "aws_availability_zones" "available" {
  state = "available"
}

resource "aws_vpc" "edge" {
  cidr_block           = var.vpc_cidr
  enable_dns_hostnames = true
  enable_dns_support   = true
  tags                 = module.labels.tags
}

resource "aws_subnet" "public" {
  count = 2

  vpc_id                  = aws_vpc.edge.id
  cidr_block              = cidrsubnet(var.vpc_cidr, 4, count.index)
  availability_zone       = data.aws_availability_zones.available.names[count.index]
  map_public_ip_on_launch = false
  tags                    = merge(module.labels.tags, { Name = "${var.name}-public-${count.index}" })
}

resource "aws_internet_gateway" "edge" {
  vpc_id = aws_vpc.edge.id
  tags   = module.labels.tags
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.edge.id
  tags   = merge(module.labels.tags, { Name = "${var.name}-public" })
}

resource "aws_route" "internet" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.edge.id
}

resource "aws_route_table_association" "public" {
  count = 2

  subnet_id      = aws_subnet.public[count.index].id
  route_table_id = aws_route_table.public.id
}
