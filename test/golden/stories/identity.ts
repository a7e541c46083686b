import { changing, type Story } from '../story.ts';

const trust = (principal: string, more = '') => `jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = ${principal}
      ${more}
    }]
  })`;

const lambda = '{ Service = "lambda.amazonaws.com" }';

const role = (principal = lambda, more = '', condition = '') => `
resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = ${trust(principal, condition)}
  ${more}
}`;

const statement = (actions: string, resources: string, more = '') =>
  `{ Effect = "Allow", Action = ${actions}, Resource = ${resources} ${more} }`;

const policy = (...statements: string[]) => `
resource "aws_iam_policy" "app" {
  name   = "app"
  policy = jsonencode({ Version = "2012-10-17", Statement = [${statements.join(', ')}] })
}`;

const inline = (...statements: string[]) => `${role()}
resource "aws_iam_role_policy" "app" {
  name   = "app"
  role   = aws_iam_role.app.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [${statements.join(', ')}] })
}`;

const attachment = (arn: string) => `
resource "aws_iam_role_policy_attachment" "app" {
  role       = aws_iam_role.app.name
  policy_arn = "${arn}"
}`;

const bucket = '"arn:aws:s3:::orders/*"';

/** Who may do what. */
export const identityStories: readonly Story[] = [
  {
    name: 'admin-attached',
    about: 'a role gets every right of the account',
    before: role(),
    after: role() + attachment('arn:aws:iam::aws:policy/AdministratorAccess'),
  },
  {
    name: 'read-only-attached',
    about: 'a role may write its own logs',
    before: role(),
    after: role() + attachment('arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'),
  },
  {
    name: 'attachment-removed',
    about: 'a role loses every right of the account',
    before: role() + attachment('arn:aws:iam::aws:policy/AdministratorAccess'),
    after: role(),
  },
  {
    name: 'policy-reworded',
    about: 'a policy says the same in another order and spelling',
    before: policy(statement('["s3:GetObject", "s3:PutObject"]', bucket), statement('"sqs:SendMessage"', '"*"')),
    after: policy(
      statement('["sqs:SendMessage"]', '["*"]', ', Sid = "Send"'),
      statement('["s3:putobject", "s3:GetObject"]', `[${bucket}]`),
    ),
  },
  {
    name: 'policy-widened',
    about: 'a policy that read one bucket may do everything with all of them',
    before: policy(statement('"s3:GetObject"', bucket)),
    after: policy(statement('"s3:*"', '"*"')),
  },
  {
    name: 'policy-narrowed',
    about: 'a policy that could do everything with all buckets reads one',
    before: policy(statement('"s3:*"', '"*"')),
    after: policy(statement('"s3:GetObject"', bucket)),
  },
  {
    name: 'policy-all-rights',
    about: 'an inline policy allows everything on everything',
    before: inline(statement('"s3:GetObject"', bucket)),
    after: inline(statement('"*"', '"*"')),
  },
  {
    name: 'policy-completes-escalation',
    about: 'a role that could run functions may now pass any role to them',
    before: inline(statement('["lambda:CreateFunction", "lambda:InvokeFunction"]', '"*"')),
    after: inline(
      statement('["lambda:CreateFunction", "lambda:InvokeFunction"]', '"*"'),
      statement('"iam:PassRole"', '"*"'),
    ),
  },
  {
    name: 'trust-widened-to-everybody',
    about: 'everybody may take a role',
    ...changing((principal) => role(principal), [lambda, '"*"']),
  },
  {
    name: 'trust-widened-to-account',
    about: 'another account may take a role',
    ...changing(
      (principal) => role(principal),
      [lambda, '{ Service = "lambda.amazonaws.com", AWS = "arn:aws:iam::999999999999:root" }'],
    ),
  },
  {
    name: 'trust-loses-condition',
    about: 'another account may take a role without the secret word it had to know',
    ...changing(
      (condition) => role('{ AWS = "arn:aws:iam::999999999999:root" }', '', condition),
      ['Condition = { StringEquals = { "sts:ExternalId" = "orders" } }', ''],
    ),
  },
  {
    name: 'boundary-removed',
    about: 'a role loses the boundary of its rights',
    ...changing((more) => role(lambda, more), ['permissions_boundary = "arn:aws:iam::aws:policy/ReadOnlyAccess"', '']),
  },
  {
    name: 'profile-gets-other-role',
    about: 'machines of a profile act as another role',
    ...changing(
      (name) => `${role()}${role().replace('"app"', '"other"').replace('= "app"', '= "other"')}
resource "aws_iam_instance_profile" "machine" {
  name = "machine"
  role = aws_iam_role.${name}.name
}`,
      ['app', 'other'],
    ),
  },
];
