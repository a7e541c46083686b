import {
  block,
  computed,
  immutable,
  listBlock,
  oneBlock,
  optional,
  required,
  setBlock,
  strings,
} from '../../schema/schema.ts';
import { globalArn, type ResourceType, tagged } from '../definition.ts';
import { defaultBehavior, orderedBehavior } from './cloudfront-behavior.ts';

const timeouts = {
  origin_keepalive_timeout: optional('number', { fallback: 5 }),
  origin_read_timeout: optional('number', { fallback: 30 }),
};

const origin = setBlock(
  block(
    {
      connection_attempts: optional('number', { fallback: 3 }),
      connection_timeout: optional('number', { fallback: 10 }),
      domain_name: required('string'),
      origin_access_control_id: optional('string'),
      origin_id: required('string'),
      origin_path: optional('string', { fallback: '' }),
    },
    {
      custom_header: setBlock(block({ name: required('string'), value: required('string') })),
      custom_origin_config: oneBlock(
        block({
          ...timeouts,
          http_port: required('number'),
          https_port: required('number'),
          origin_protocol_policy: required('string', { oneOf: ['http-only', 'https-only', 'match-viewer'] }),
          origin_ssl_protocols: required(['set', 'string']),
        }),
      ),
      origin_shield: oneBlock(block({ enabled: required('bool'), origin_shield_region: optional('string') })),
      s3_origin_config: oneBlock(block({ origin_access_identity: required('string') })),
    },
  ),
  { min: 1 },
);

const restrictions = listBlock(
  block(
    {},
    {
      geo_restriction: listBlock(
        block({
          locations: optional(['set', 'string']),
          restriction_type: required('string', { oneOf: ['none', 'whitelist', 'blacklist'] }),
        }),
        { min: 1, max: 1 },
      ),
    },
  ),
  { min: 1, max: 1 },
);

const viewerCertificate = listBlock(
  block({
    acm_certificate_arn: optional('string'),
    cloudfront_default_certificate: optional('bool'),
    iam_certificate_id: optional('string'),
    minimum_protocol_version: optional('string', { fallback: 'TLSv1' }),
    ssl_support_method: optional('string', { oneOf: ['sni-only', 'static-ip', 'vip'] }),
  }),
  { min: 1, max: 1 },
);

const logging = oneBlock(
  block({
    bucket: required('string'),
    include_cookies: optional('bool', { fallback: false }),
    prefix: optional('string', { fallback: '' }),
  }),
);

const errorResponse = setBlock(
  block({
    error_caching_min_ttl: optional('number'),
    error_code: required('number'),
    response_code: optional('number'),
    response_page_path: optional('string'),
  }),
);

export const distribution: ResourceType = {
  isGlobal: true,
  block: tagged(
    {
      aliases: optional(['set', 'string']),
      arn: computed('string'),
      caller_reference: computed('string'),
      comment: optional('string'),
      continuous_deployment_policy_id: optional('string'),
      default_root_object: optional('string'),
      domain_name: computed('string'),
      enabled: required('bool'),
      etag: computed('string'),
      hosted_zone_id: computed('string'),
      http_version: optional('string', { fallback: 'http2', oneOf: ['http1.1', 'http2', 'http2and3', 'http3'] }),
      in_progress_validation_batches: computed('number'),
      is_ipv6_enabled: optional('bool', { fallback: false }),
      last_modified_time: computed('string'),
      price_class: optional('string', { fallback: 'PriceClass_All' }),
      retain_on_delete: optional('bool', { fallback: false }),
      staging: optional('bool', { ...immutable, fallback: false }),
      status: computed('string'),
      trusted_key_groups: computed(['list', ['object', { enabled: 'bool', items: strings }]]),
      wait_for_deployment: optional('bool', { fallback: true }),
      web_acl_id: optional('string'),
    },
    {
      custom_error_response: errorResponse,
      default_cache_behavior: defaultBehavior,
      logging_config: logging,
      ordered_cache_behavior: orderedBehavior,
      origin,
      origin_group: setBlock(
        block(
          { origin_id: required('string') },
          {
            failover_criteria: listBlock(block({ status_codes: required(['set', 'number']) }), { min: 1, max: 1 }),
            member: listBlock(block({ origin_id: required('string') }), { min: 2, max: 2 }),
          },
        ),
      ),
      restrictions,
      viewer_certificate: viewerCertificate,
    },
  ),
  id: ({ fresh }) => `E${fresh('distribution', 13).toUpperCase()}`,
  fill: {
    arn: ({ place, id }) => globalArn('cloudfront', place, `distribution/${id}`),
    caller_reference: ({ fresh }) => `terraform-${fresh('reference', 26)}`,
    domain_name: ({ fresh }) => `d${fresh('domain', 13)}.cloudfront.net`,
    etag: ({ fresh }) => `E${fresh('etag', 13).toUpperCase()}`,
    hosted_zone_id: () => 'Z2FDTNDATAQYW2',
    in_progress_validation_batches: () => 0,
    last_modified_time: () => '2025-01-01 00:00:00 +0000 UTC',
    status: () => 'Deployed',
  },
};
