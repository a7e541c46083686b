import type { Story } from '../story.ts';

const trust = (principal: string) => `
resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = ${principal} }]
  })
}`;

const bucket = (blocked: boolean, principal: string) => `
resource "aws_s3_bucket" "orders" {
  bucket = "orders"
}
resource "aws_s3_bucket_public_access_block" "orders" {
  bucket                  = aws_s3_bucket.orders.bucket
  block_public_policy     = ${blocked}
  restrict_public_buckets = ${blocked}
}
resource "aws_s3_bucket_policy" "orders" {
  bucket = aws_s3_bucket.orders.bucket
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = ${principal}, Action = "s3:GetObject", Resource = "arn:aws:s3:::orders/*" }]
  })
}`;

const network = `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_internet_gateway" "out" {
  vpc_id = aws_vpc.main.id
}
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_route_table" "a" {
  vpc_id = aws_vpc.main.id
}
resource "aws_route_table_association" "a" {
  subnet_id      = aws_subnet.a.id
  route_table_id = aws_route_table.a.id
}`;

const exposed = `
resource "aws_route" "out" {
  route_table_id         = aws_route_table.a.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.out.id
}
resource "aws_security_group" "app" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "app" {
  ami                         = "ami-0abc"
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.a.id
  vpc_security_group_ids      = [aws_security_group.app.id]
  associate_public_ip_address = true
}`;

const database = `
resource "aws_kms_key" "orders" {
  description = "orders"
}
resource "aws_db_instance" "orders" {
  identifier          = "orders"
  engine              = "postgres"
  instance_class      = "db.t4g.medium"
  storage_encrypted   = true
  kms_key_id          = aws_kms_key.orders.arn
  skip_final_snapshot = true
}`;

const target = (name: string) => `
resource "aws_instance" "${name}" {
  ami           = "ami-0abc"
  instance_type = "t3.micro"
}`;

const record = (name: string) => `
resource "aws_route53_zone" "main" {
  name = "example.com"
}
resource "aws_route53_record" "www" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "www.example.com"
  type    = "A"
  ttl     = 300
  records = [aws_instance.${name}.private_ip]
}`;

/** Changes that are worse together than each alone. */
export const combinationStories: readonly Story[] = [
  {
    name: 'bucket-opened',
    about: 'a bucket loses its block and gets a policy for everybody in one go',
    before: bucket(true, '{ AWS = "arn:aws:iam::222222222222:root" }'),
    after: bucket(false, '"*"'),
  },
  {
    name: 'machine-exposed',
    about: 'a machine gets a public address, a way out and an open door in one go',
    before: network,
    after: network + exposed,
  },
  {
    name: 'role-opened-and-empowered',
    about: 'another account may take a role that gets every right',
    before: trust('{ Service = "lambda.amazonaws.com" }'),
    after: `${trust('{ AWS = "arn:aws:iam::999999999999:root" }')}
resource "aws_iam_role_policy_attachment" "app" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}`,
  },
  {
    name: 'database-and-key-deleted',
    about: 'a database goes, and the key of its backups with it',
    before: database,
    after: '',
  },
  {
    name: 'name-moved-and-target-deleted',
    about: 'a name leads to another machine, and the old one goes in the same plan',
    before: target('blue') + record('blue'),
    after: target('green') + record('green'),
  },
];
