import { changing, type Story } from '../story.ts';

const canary = 'canary-hunter2-canary';

const everybody = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' }],
});

const record = (name: string, more: string) => `
resource "terraform_data" "${name}" {
  ${more}
}`;

const secret = (value: string) => `
variable "password" {
  type      = string
  sensitive = true
  default   = "${value}"
}
resource "aws_ssm_parameter" "password" {
  name  = "/orders/password"
  type  = "SecureString"
  value = var.password
}
resource "terraform_data" "reader" {
  input = var.password
}
output "password" {
  value     = var.password
  sensitive = true
}`;

const group = (more: string) => `
resource "aws_cloudwatch_log_group" "app" {
  name              = "/app"
  retention_in_days = 30
}
${more}`;

/** What a plan is as a whole: parts left out, outputs, checks, secrets, code, strangers, drift. */
export const planStories: readonly Story[] = [
  {
    name: 'outputs-only',
    about: 'nothing changes but what the stack tells others',
    ...changing((value) => `${record('a', '')}\noutput "version" {\n  value = "${value}"\n}`, ['1', '2']),
    onTofu: true,
  },
  {
    name: 'output-removed',
    about: 'the stack no longer tells others its version',
    before: `${record('a', '')}\noutput "version" {\n  value = "1"\n}`,
    after: record('a', ''),
  },
  {
    name: 'data-read-at-apply',
    about: 'a policy document can only be read once the bucket stands',
    after: `
resource "aws_s3_bucket" "logs" {}
data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = [aws_s3_bucket.logs.arn]
  }
}
resource "aws_iam_policy" "read" {
  name   = "read-logs"
  policy = data.aws_iam_policy_document.read.json
}`,
  },
  {
    name: 'check-failing',
    about: 'a check that the authors wrote down does not hold',
    after: `${record('a', 'input = "a"')}
check "name" {
  assert {
    condition     = terraform_data.a.input == "b"
    error_message = "The name is not b."
  }
}`,
    onTofu: true,
  },
  {
    name: 'errored',
    about: 'the engine stops in the middle of planning',
    after: `${record('a', 'input = "a"')}
${record('b', 'input = "b"\n  lifecycle {\n    precondition {\n      condition     = terraform_data.a.input == "b"\n      error_message = "Not now."\n    }\n  }')}`,
    errs: true,
    onTofu: true,
  },
  {
    name: 'targeted',
    about: 'somebody plans a part of the stack',
    after: record('a', 'input = "a"') + record('b', 'input = "b"'),
    plan: ['-target=terraform_data.a'],
    onTofu: true,
  },
  { name: 'secret-created', about: 'a password comes into the world', after: secret(canary) },
  {
    name: 'secret-changed',
    about: 'a password becomes another one',
    before: secret(`old-${canary}`),
    after: secret(canary),
    onTofu: true,
  },
  {
    name: 'provisioner-runs',
    about: 'a program will run on the machine that applies',
    after: record('hook', 'input = "a"\n  provisioner "local-exec" {\n    command = "true"\n  }'),
  },
  {
    name: 'unknown-type',
    about: 'a type that no rule has heard of is created',
    after: 'resource "aws_rekognition_collection" "faces" {\n  collection_id = "faces"\n}',
  },
  {
    name: 'unknown-provider',
    about: 'a known type is made by a provider that nobody knows',
    after: `
resource "aws_sqs_queue" "orders" {
  provider = acme
  name     = "orders"
}`,
  },
  {
    name: 'drift-repaired',
    about: 'somebody shortened a retention by hand, and the plan puts it back beside another change',
    before: group(''),
    between: [{ poke: ['aws_cloudwatch_log_group.app', 'retention_in_days=1'] }],
    after: group(record('a', '')),
  },
  {
    name: 'drift-beside',
    about: 'somebody let everybody into a queue by hand, which no plan undoes, beside another change',
    before: group('resource "aws_sqs_queue" "orders" {\n  name = "orders"\n}'),
    between: [{ poke: ['aws_sqs_queue.orders', `policy=${everybody}`] }],
    after: group(`resource "aws_sqs_queue" "orders" {\n  name = "orders"\n}${record('a', '')}`),
  },
  {
    name: 'drift-removed',
    about: 'somebody deleted a log group by hand, and the plan makes it anew',
    before: group(''),
    between: [{ poke: ['aws_cloudwatch_log_group.app', '--remove'] }],
    after: group(''),
  },
];
