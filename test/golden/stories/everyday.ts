import { changing, type Story } from '../story.ts';

const key = (description: string) => `
resource "aws_kms_key" "orders" {
  description = "${description}"
}`;

const machines = (count: string) => `
resource "aws_instance" "app" {
  count         = ${count}
  ami           = "ami-0abc"
  instance_type = "t3.micro"
}`;

const queue = (seconds: string) => `
resource "aws_sqs_queue" "orders" {
  name                      = "orders"
  message_retention_seconds = ${seconds}
}`;

const lambda = (megabytes: string) => `
resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::222222222222:role/orders"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  s3_bucket     = "code"
  s3_key        = "orders-1.zip"
  memory_size   = ${megabytes}
}`;

const listener = (certificate: string) => `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_lb" "edge" {
  name    = "edge"
  subnets = [aws_subnet.a.id]
}
resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.edge.arn
  protocol          = "HTTPS"
  port              = 443
  certificate_arn   = "arn:aws:acm:eu-central-1:111111111111:certificate/${certificate}"
  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
    }
  }
}`;

/** What is done every day, and keeps nobody up at night. */
export const everydayStories: readonly Story[] = [
  {
    name: 'description-reworded',
    about: 'a key is described in other words',
    ...changing(key, ['orders', 'all orders']),
  },
  { name: 'machine-added', about: 'one more machine of the same kind', ...changing(machines, ['1', '2']) },
  {
    name: 'queue-keeps-longer',
    about: 'a queue keeps its messages for longer',
    ...changing(queue, ['345600', '604800']),
  },
  { name: 'function-given-memory', about: 'a function gets more memory', ...changing(lambda, ['256', '512']) },
  {
    name: 'certificate-renewed',
    about: 'a listener shows a renewed certificate',
    ...changing(listener, ['aaaa', 'bbbb']),
  },
];
