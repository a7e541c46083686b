import { changing, type Story } from '../story.ts';

const allow = (principal: string, action: string, resource: string, more = '') => `jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = ${principal}, Action = "${action}", Resource = ${resource} ${more} }]
  })`;

const friend = '{ AWS = "arn:aws:iam::222222222222:root" }';

const bucket = `
resource "aws_s3_bucket" "orders" {
  bucket = "orders"
}`;

const blocked = (value: string) => `${bucket}
resource "aws_s3_bucket_public_access_block" "orders" {
  bucket                  = aws_s3_bucket.orders.bucket
  block_public_acls       = ${value}
  block_public_policy     = ${value}
  ignore_public_acls      = ${value}
  restrict_public_buckets = ${value}
}`;

const bucketPolicy = (principal: string, more = '') => `${bucket}
resource "aws_s3_bucket_policy" "orders" {
  bucket = aws_s3_bucket.orders.bucket
  policy = ${allow(principal, 's3:GetObject', '"arn:aws:s3:::orders/*"', more)}
}`;

const queuePolicy = (principal: string, more = '') => `
resource "aws_sqs_queue" "orders" {
  name = "orders"
}
resource "aws_sqs_queue_policy" "orders" {
  queue_url = aws_sqs_queue.orders.url
  policy    = ${allow(principal, 'sqs:SendMessage', '"*"', more)}
}`;

const topicPolicy = (principal: string) => `
resource "aws_sns_topic" "orders" {
  name = "orders"
}
resource "aws_sns_topic_policy" "orders" {
  arn    = aws_sns_topic.orders.arn
  policy = ${allow(principal, 'sns:Publish', '"*"')}
}`;

const key = (principal: string) => `
resource "aws_kms_key" "orders" {
  policy = ${allow(principal, 'kms:*', '"*"')}
}`;

const lambda = `
resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::222222222222:role/orders"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  s3_bucket     = "code"
  s3_key        = "orders.zip"
}`;

const permission = (principal: string, more = '') => `${lambda}
resource "aws_lambda_permission" "orders" {
  statement_id  = "orders"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  principal     = "${principal}"
  ${more}
}`;

const fromBucket = `source_arn     = "arn:aws:s3:::orders"
  source_account = data.aws_caller_identity.here.account_id`;

/** Who may use one resource. */
export const accessStories: readonly Story[] = [
  {
    name: 'public-access-block-off',
    about: 'a bucket may become public',
    ...changing(blocked, ['true', 'false']),
  },
  {
    name: 'public-access-block-on',
    about: 'a bucket may no longer become public',
    ...changing(blocked, ['false', 'true']),
  },
  { name: 'public-access-block-removed', about: 'a bucket loses its block', before: blocked('true'), after: bucket },
  {
    name: 'bucket-policy-public',
    about: 'everybody may read a bucket',
    ...changing((principal) => bucketPolicy(principal), [friend, '"*"']),
  },
  {
    name: 'bucket-policy-reworded',
    about: 'the same account is written in another way',
    ...changing((principal) => bucketPolicy(principal), [friend, '{ AWS = ["222222222222"] }']),
  },
  {
    name: 'bucket-policy-narrowed',
    about: 'everybody could read a bucket, now one account can',
    ...changing((principal) => bucketPolicy(principal), ['"*"', friend]),
  },
  {
    name: 'queue-policy-public',
    about: 'everybody may write into a queue',
    ...changing((principal) => queuePolicy(principal), [friend, '"*"']),
  },
  {
    name: 'queue-policy-bound-to-topic',
    about: 'everybody may write into a queue, but only through one topic',
    before: 'resource "aws_sqs_queue" "orders" {\n  name = "orders"\n}',
    after: queuePolicy(
      '"*"',
      ', Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:sns:eu-central-1:222222222222:orders" } }',
    ),
  },
  {
    name: 'topic-policy-other-account',
    about: 'another account may publish to a topic',
    ...changing((principal) => topicPolicy(principal), [friend, '{ AWS = ["222222222222", "999999999999"] }']),
  },
  {
    name: 'key-policy-public',
    about: 'everybody may do everything with a key',
    ...changing((principal) => key(principal), [friend, '"*"']),
  },
  {
    name: 'function-callable-by-everybody',
    about: 'everybody may call a function',
    before: lambda,
    after: permission('*'),
  },
  {
    name: 'function-callable-by-bucket',
    about: 'one bucket of the same account may call a function',
    before: lambda,
    after: `${permission('s3.amazonaws.com', fromBucket)}\ndata "aws_caller_identity" "here" {}`,
  },
];
