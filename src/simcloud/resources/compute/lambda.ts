import {
  block,
  computed,
  either,
  immutable,
  listBlock,
  oneBlock,
  optional,
  required,
  stringMap,
  strings,
} from '../../schema/schema.ts';
import { textOf } from '../../schema/values.ts';
import { arn, type Birth, nameOf, type ResourceType, tagged, untagged } from '../definition.ts';

const code = {
  architectures: either(strings),
  code_sha256: computed('string'),
  code_signing_config_arn: optional('string'),
  filename: optional('string'),
  handler: optional('string'),
  image_uri: optional('string'),
  layers: optional(strings),
  package_type: optional('string', { ...immutable, fallback: 'Zip', oneOf: ['Zip', 'Image'] }),
  runtime: optional('string'),
  s3_bucket: optional('string'),
  s3_key: optional('string'),
  s3_object_version: optional('string'),
  source_code_hash: either('string'),
  source_code_size: computed('number'),
};

const run = {
  kms_key_arn: optional('string'),
  memory_size: optional('number', { fallback: 128 }),
  publish: optional('bool', { fallback: false }),
  replace_security_groups_on_destroy: optional('bool'),
  replacement_security_group_ids: optional(['set', 'string']),
  reserved_concurrent_executions: optional('number', { fallback: -1 }),
  role: required('string'),
  skip_destroy: optional('bool', { fallback: false }),
  timeout: optional('number', { fallback: 3 }),
};

const places = {
  dead_letter_config: oneBlock(block({ target_arn: required('string') })),
  environment: oneBlock(block({ variables: optional(stringMap) })),
  ephemeral_storage: oneBlock(block({ size: optional('number', { fallback: 512 }) })),
  file_system_config: oneBlock(block({ arn: required('string'), local_mount_path: required('string') })),
  image_config: oneBlock(
    block({ command: optional(strings), entry_point: optional(strings), working_directory: optional('string') }),
  ),
  logging_config: oneBlock(
    block({
      application_log_level: optional('string'),
      log_format: required('string', { oneOf: ['JSON', 'Text'] }),
      log_group: optional('string'),
      system_log_level: optional('string'),
    }),
  ),
  snap_start: listBlock(block({ apply_on: required('string'), optimization_status: computed('string') }), { max: 1 }),
  tracing_config: oneBlock(block({ mode: required('string', { oneOf: ['Active', 'PassThrough'] }) })),
  vpc_config: oneBlock(
    block({
      ipv6_allowed_for_dual_stack: optional('bool', { fallback: false }),
      security_group_ids: required(['set', 'string']),
      subnet_ids: required(['set', 'string']),
      vpc_id: computed('string'),
    }),
  ),
};

const arnOf = ({ place, id }: Birth): string => arn('lambda', place, `function:${id}`);
const invokeArn = (birth: Birth, target: string): string =>
  `arn:aws:apigateway:${birth.place.region}:lambda:path/2015-03-31/functions/${target}/invocations`;

export const lambda: ResourceType = {
  block: tagged(
    {
      ...code,
      ...run,
      arn: computed('string'),
      description: optional('string'),
      function_name: required('string', immutable),
      invoke_arn: computed('string'),
      last_modified: computed('string'),
      qualified_arn: computed('string'),
      qualified_invoke_arn: computed('string'),
      signing_job_arn: computed('string'),
      signing_profile_version_arn: computed('string'),
      version: computed('string'),
    },
    places,
  ),
  id: ({ draft }) => textOf(draft.function_name),
  unique: { by: 'function_name', code: 'ResourceConflictException' },
  fill: {
    architectures: () => ['x86_64'],
    arn: arnOf,
    code_sha256: ({ fresh }) => fresh('code', 44),
    invoke_arn: (birth) => invokeArn(birth, arnOf(birth)),
    last_modified: () => '2025-01-01T00:00:00.000+0000',
    qualified_arn: (birth) => `${arnOf(birth)}:$LATEST`,
    qualified_invoke_arn: (birth) => invokeArn(birth, `${arnOf(birth)}:$LATEST`),
    signing_job_arn: () => '',
    signing_profile_version_arn: () => '',
    source_code_hash: ({ fresh }) => fresh('source', 44),
    source_code_size: () => 1024,
    version: () => '$LATEST',
  },
};

export const lambdaPermission: ResourceType = {
  block: untagged({
    action: required('string', immutable),
    event_source_token: optional('string', immutable),
    function_name: required('string', immutable),
    function_url_auth_type: optional('string', { ...immutable, oneOf: ['AWS_IAM', 'NONE'] }),
    principal: required('string', immutable),
    principal_org_id: optional('string', immutable),
    qualifier: optional('string', immutable),
    source_account: optional('string', immutable),
    source_arn: optional('string', immutable),
    statement_id: either('string', immutable),
    statement_id_prefix: either('string', immutable),
  }),
  id: statementOf,
  needs: [{ attribute: 'function_name', type: 'aws_lambda_function', code: 'ResourceNotFoundException' }],
  fill: { statement_id: statementOf, statement_id_prefix: () => '' },
};

function statementOf(birth: Omit<Birth, 'id'>): string {
  const { statement_id: name = null, statement_id_prefix: prefix = null } = birth.draft;
  return nameOf({ ...birth, draft: { name, name_prefix: prefix } });
}
