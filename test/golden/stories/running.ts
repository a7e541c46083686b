import { changing, type Story } from '../story.ts';

const lambda = (more: string, key = 'orders-1.zip') => `
resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::222222222222:role/orders"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  s3_bucket     = "code"
  s3_key        = "${key}"
  ${more}
}`;

const environment = (variables: string) => lambda(`environment {\n    variables = { ${variables} }\n  }`);

const alarm = (enabled: string) => `
resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "orders-errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  period              = 60
  statistic           = "Sum"
  threshold           = 5
  actions_enabled     = ${enabled}
  alarm_actions       = ["arn:aws:sns:eu-central-1:222222222222:pager"]
}`;

const database = (zones: string) => `
resource "aws_db_instance" "orders" {
  identifier     = "orders"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
  multi_az       = ${zones}
}`;

const keys = `
resource "aws_kms_key" "old" {
  description = "old"
}
resource "aws_kms_key" "new" {
  description = "new"
}`;

const alias = (name: string) => `${keys}
resource "aws_kms_alias" "orders" {
  name          = "alias/orders"
  target_key_id = aws_kms_key.${name}.key_id
}`;

const machine = (script: string) => `
resource "aws_instance" "app" {
  ami           = "ami-0abc"
  instance_type = "t3.micro"
  user_data     = "${script}"
}`;

/** What keeps a service running, and what runs in it. */
export const runningStories: readonly Story[] = [
  {
    name: 'function-code-changed',
    about: 'a function runs other code',
    before: lambda(''),
    after: lambda('', 'orders-2.zip'),
  },
  {
    name: 'function-stopped',
    about: 'a function may no longer run at all',
    before: lambda(''),
    after: lambda('reserved_concurrent_executions = 0'),
  },
  {
    name: 'function-gets-secret',
    about: 'a function gets a password as a plain variable that nothing marks as secret',
    ...changing(environment, ['LEVEL = "info"', 'LEVEL = "info", DB_PASSWORD = "canary-hunter2-canary"']),
  },
  {
    name: 'alarm-muted',
    about: 'an alarm no longer calls anybody',
    ...changing(alarm, ['true', 'false']),
  },
  {
    name: 'database-in-one-zone',
    about: 'a database no longer stands in two zones',
    ...changing(database, ['true', 'false']),
  },
  {
    name: 'key-alias-retargeted',
    about: 'a name of a key leads to another key',
    ...changing(alias, ['old', 'new']),
  },
  {
    name: 'machine-starts-otherwise',
    about: 'a machine runs another script when it starts',
    ...changing(machine, ['#!/bin/sh\\necho 1', '#!/bin/sh\\necho 2']),
  },
];
