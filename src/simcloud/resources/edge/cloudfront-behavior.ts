import {
  block,
  listBlock,
  type NestedBlock,
  oneBlock,
  optional,
  required,
  setBlock,
  strings,
} from '../../schema/schema.ts';

const forwarded = oneBlock(
  block(
    {
      headers: optional(['set', 'string']),
      query_string: required('bool'),
      query_string_cache_keys: optional(strings),
    },
    {
      cookies: listBlock(
        block({
          forward: required('string', { oneOf: ['all', 'none', 'whitelist'] }),
          whitelisted_names: optional(['set', 'string']),
        }),
        { min: 1, max: 1 },
      ),
    },
  ),
);

const attributes = {
  allowed_methods: required(['set', 'string']),
  cache_policy_id: optional('string'),
  cached_methods: required(['set', 'string']),
  compress: optional('bool', { fallback: false }),
  default_ttl: optional('number'),
  field_level_encryption_id: optional('string'),
  max_ttl: optional('number'),
  min_ttl: optional('number', { fallback: 0 }),
  origin_request_policy_id: optional('string'),
  realtime_log_config_arn: optional('string'),
  response_headers_policy_id: optional('string'),
  smooth_streaming: optional('bool'),
  target_origin_id: required('string'),
  trusted_key_groups: optional(strings),
  trusted_signers: optional(strings),
  viewer_protocol_policy: required('string', { oneOf: ['allow-all', 'https-only', 'redirect-to-https'] }),
};

const attached: Readonly<Record<string, NestedBlock>> = {
  forwarded_values: forwarded,
  function_association: setBlock(block({ event_type: required('string'), function_arn: required('string') }), {
    max: 2,
  }),
  lambda_function_association: setBlock(
    block({
      event_type: required('string'),
      include_body: optional('bool', { fallback: false }),
      lambda_arn: required('string'),
    }),
    { max: 4 },
  ),
};

/** How requests are answered that no other behaviour takes. */
export const defaultBehavior = listBlock(block(attributes, attached), { min: 1, max: 1 });

export const orderedBehavior = listBlock(block({ ...attributes, path_pattern: required('string') }, attached));
