import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { block, computed, either, immutable, optional, required } from '../../schema/schema.ts';
import { textOf, type Values } from '../../schema/values.ts';
import { arn, type ResourceType, tagged, untagged } from '../definition.ts';

const inBucket = { attribute: 'bucket', type: 'aws_s3_bucket', code: 'NoSuchBucket' } as const;
const bucket = required('string', immutable);
const off = { fallback: false } as const;

export const bucketPolicy: ResourceType = {
  block: untagged({ bucket, policy: required('string') }),
  id: ({ draft }) => textOf(draft.bucket),
  needs: [inBucket],
};

export const publicAccessBlock: ResourceType = {
  block: untagged({
    block_public_acls: optional('bool', off),
    block_public_policy: optional('bool', off),
    bucket,
    ignore_public_acls: optional('bool', off),
    restrict_public_buckets: optional('bool', off),
  }),
  id: ({ draft }) => textOf(draft.bucket),
  needs: [inBucket],
};

export const bucketVersioning: ResourceType = {
  block: untagged(
    { bucket, expected_bucket_owner: optional('string', immutable), mfa: optional('string') },
    {
      versioning_configuration: {
        nesting: 'LIST',
        min: 1,
        max: 1,
        block: block({
          mfa_delete: optional('string'),
          status: required('string', { oneOf: ['Enabled', 'Suspended', 'Disabled'] }),
        }),
      },
    },
  ),
  id: ({ draft }) => textOf(draft.bucket),
  needs: [inBucket],
};

/** A file in a bucket. What `source` names is read when it is applied, so no saved plan holds its bytes (F19). */
export const bucketObject: ResourceType = {
  block: tagged({
    arn: computed('string'),
    bucket,
    content: optional('string'),
    content_type: either('string'),
    etag: either('string'),
    key: required('string', immutable),
    source: optional('string'),
    version_id: computed('string'),
  }),
  id: ({ draft }) => textOf(draft.key),
  needs: [inBucket],
  fill: {
    arn: ({ id, draft }) => `arn:aws:s3:::${textOf(draft.bucket)}/${id}`,
    content_type: () => 'application/octet-stream',
    etag: ({ draft }) => createHash('md5').update(contentOf(draft)).digest('hex'),
    version_id: () => '',
  },
};

function contentOf({ source, content }: Values): string | Uint8Array {
  return textOf(source) === '' ? textOf(content) : readFileSync(textOf(source));
}

/** Its value is the one secret in this cloud that a plan shows as sensitive. */
export const parameter: ResourceType = {
  block: tagged({
    allowed_pattern: optional('string'),
    arn: computed('string'),
    data_type: either('string'),
    description: optional('string'),
    key_id: either('string'),
    name: required('string', immutable),
    overwrite: optional('bool'),
    tier: optional('string', { fallback: 'Standard' }),
    type: required('string', { oneOf: ['String', 'StringList', 'SecureString'] }),
    value: optional('string', { sensitive: true }),
    version: computed('number'),
  }),
  id: ({ draft }) => textOf(draft.name),
  unique: { by: 'name', code: 'ParameterAlreadyExists' },
  fill: {
    arn: ({ place, id }) => arn('ssm', place, `parameter/${id.replace(/^\//, '')}`),
    data_type: () => 'text',
    key_id: () => '',
    version: () => 1,
  },
};
