import { changing, type Story } from '../story.ts';

const queue = (more = '') => `
resource "aws_sqs_queue" "orders" {
  name = "orders"
  ${more}
}`;

const alarm = (more: string, name = 'orders-errors') => `
resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "${name}"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  period              = 60
  statistic           = "Sum"
  ${more}
}`;

const record = (name: string, more = '') => `
resource "terraform_data" "${name}" {
  ${more}
}`;

const names = (list: string) => `
locals {
  names = ${list}
}
resource "aws_sqs_queue" "each" {
  count = length(local.names)
  name  = local.names[count.index]
}`;

/** What the engine does with objects: the actions, their reasons and their orders. */
export const lifeStories: readonly Story[] = [
  { name: 'nothing-to-do', about: 'the stack stands as it is written', before: queue(), after: queue(), onTofu: true },
  { name: 'first-create', about: 'a queue and an alarm come into the world', after: queue() + alarm('threshold = 5') },
  {
    name: 'update-in-place',
    about: 'an alarm gets another threshold',
    ...changing((value) => alarm(`threshold = ${value}`), ['5', '10']),
  },
  {
    name: 'tags-only',
    about: 'a queue gets a label',
    ...changing((value) => queue(value), ['', 'tags = { team = "orders" }']),
  },
  {
    name: 'removed-from-configuration',
    about: 'an alarm is no longer written down, so it goes',
    before: alarm('threshold = 5'),
    after: '',
  },
  {
    name: 'replaced-destroy-first',
    about: 'an alarm gets another name, which it can only get by being made anew',
    before: alarm('threshold = 5'),
    after: alarm('threshold = 5', 'errors'),
  },
  {
    name: 'replaced-create-first',
    about: 'the same, but the new one stands before the old one goes',
    before: alarm('threshold = 5\nlifecycle { create_before_destroy = true }'),
    after: alarm('threshold = 5\nlifecycle { create_before_destroy = true }', 'errors'),
  },
  {
    name: 'replaced-by-request',
    about: 'somebody asks for a new alarm on the command line',
    before: alarm('threshold = 5'),
    after: alarm('threshold = 5'),
    plan: ['-replace=aws_cloudwatch_metric_alarm.errors'],
  },
  {
    name: 'tainted',
    about: 'an alarm was marked as broken and is made anew',
    before: alarm('threshold = 5'),
    between: [{ engine: ['taint', 'aws_cloudwatch_metric_alarm.errors'] }],
    after: alarm('threshold = 5'),
  },
  {
    name: 'replaced-by-trigger',
    about: 'an alarm follows a version and is made anew with it',
    ...changing(
      (version) =>
        record('version', `input = "${version}"`) +
        alarm('threshold = 5\nlifecycle { replace_triggered_by = [terraform_data.version] }'),
      ['1', '2'],
    ),
  },
  {
    name: 'forgotten',
    about: 'a queue is let go and lives on',
    before: queue(),
    after: 'removed {\n  from = aws_sqs_queue.orders\n  lifecycle { destroy = false }\n}',
    onTofu: true,
  },
  {
    name: 'replaced-by-forgetting',
    about: 'OpenTofu makes a new alarm and lets go of the old one',
    before: alarm('threshold = 5\nlifecycle { destroy = false }'),
    after: alarm('threshold = 5\nlifecycle { destroy = false }', 'errors'),
    onTofu: 'only',
  },
  {
    name: 'imported',
    about: 'a log group made elsewhere is taken over as it stands',
    before: 'resource "aws_cloudwatch_log_group" "app" {\n  name = "/app"\n}',
    between: [{ engine: ['state', 'rm', 'aws_cloudwatch_log_group.app'] }],
    after:
      'import {\n  to = aws_cloudwatch_log_group.app\n  id = "/app"\n}\n' +
      'resource "aws_cloudwatch_log_group" "app" {\n  name = "/app"\n}',
    onTofu: true,
  },
  {
    name: 'imported-and-updated',
    about: 'a log group made elsewhere is taken over and changed',
    before: 'resource "aws_cloudwatch_log_group" "app" {\n  name = "/app"\n}',
    between: [{ engine: ['state', 'rm', 'aws_cloudwatch_log_group.app'] }],
    after:
      'import {\n  to = aws_cloudwatch_log_group.app\n  id = "/app"\n}\n' +
      'resource "aws_cloudwatch_log_group" "app" {\n  name              = "/app"\n  retention_in_days = 30\n}',
  },
  {
    name: 'moved',
    about: 'a queue gets another address and nothing else',
    before: queue(),
    after: `moved {\n  from = aws_sqs_queue.orders\n  to   = aws_sqs_queue.sales\n}${queue().replace('" "orders"', '" "sales"')}`,
    onTofu: true,
  },
  {
    name: 'moved-and-updated',
    about: 'a queue gets another address and another delay',
    before: queue(),
    after: `moved {\n  from = aws_sqs_queue.orders\n  to   = aws_sqs_queue.sales\n}${queue('delay_seconds = 5').replace('" "orders"', '" "sales"')}`,
  },
  {
    name: 'destroy-all',
    about: 'everything goes',
    before: queue() + alarm('threshold = 5'),
    after: queue() + alarm('threshold = 5'),
    plan: ['-destroy'],
  },
  {
    name: 'deposed',
    about: 'what an earlier replacement could not delete is deleted now',
    before: alarm('threshold = 5\nlifecycle { create_before_destroy = true }'),
    between: [
      {
        apply: alarm('threshold = 5\nlifecycle { create_before_destroy = true }', 'errors'),
        failing: ['fail', 'type=aws_cloudwatch_metric_alarm', 'on=delete'],
      },
    ],
    after: alarm('threshold = 5\nlifecycle { create_before_destroy = true }', 'errors'),
    onTofu: true,
  },
  {
    name: 'counted-list-shifted',
    about: 'the first of three counted queues goes, and so every name moves by one',
    before: names('["a", "b", "c"]'),
    after: names('["b", "c"]'),
  },
];
