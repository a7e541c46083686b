import {
  block,
  computed,
  either,
  immutable,
  listBlock,
  oneBlock,
  optional,
  required,
  setBlock,
} from '../../schema/schema.ts';
import { listOf, textOf } from '../../schema/values.ts';
import { arn, type Birth, nameOf, type ResourceType, tagged } from '../definition.ts';

const logs = oneBlock(
  block({
    bucket: required('string'),
    enabled: optional('bool', { fallback: false }),
    prefix: optional('string'),
  }),
);

const kindOf = ({ draft }: Pick<Birth, 'draft'>): string => (draft.load_balancer_type === 'network' ? 'net' : 'app');

const loadBalancerBlock = tagged(
  {
    arn: computed('string'),
    arn_suffix: computed('string'),
    client_keep_alive: optional('number', { fallback: 3600 }),
    customer_owned_ipv4_pool: optional('string', immutable),
    desync_mitigation_mode: optional('string', { fallback: 'defensive', oneOf: ['monitor', 'defensive', 'strictest'] }),
    dns_name: computed('string'),
    dns_record_client_routing_policy: optional('string', { fallback: 'any_availability_zone' }),
    drop_invalid_header_fields: optional('bool', { fallback: false }),
    enable_cross_zone_load_balancing: optional('bool', { fallback: false }),
    enable_deletion_protection: optional('bool', { fallback: false }),
    enable_http2: optional('bool', { fallback: true }),
    enable_tls_version_and_cipher_suite_headers: optional('bool', { fallback: false }),
    enable_waf_fail_open: optional('bool', { fallback: false }),
    enable_xff_client_port: optional('bool', { fallback: false }),
    enable_zonal_shift: optional('bool', { fallback: false }),
    idle_timeout: optional('number', { fallback: 60 }),
    internal: either('bool', immutable),
    ip_address_type: either('string', { oneOf: ['ipv4', 'dualstack', 'dualstack-without-public-ipv4'] }),
    load_balancer_type: optional('string', {
      ...immutable,
      fallback: 'application',
      oneOf: ['application', 'network', 'gateway'],
    }),
    name: either('string', immutable),
    name_prefix: either('string', immutable),
    preserve_host_header: optional('bool', { fallback: false }),
    security_groups: either(['set', 'string']),
    subnets: either(['set', 'string']),
    vpc_id: computed('string'),
    xff_header_processing_mode: optional('string', { fallback: 'append', oneOf: ['append', 'preserve', 'remove'] }),
    zone_id: computed('string'),
  },
  {
    access_logs: logs,
    connection_logs: logs,
    subnet_mapping: setBlock(
      block({
        allocation_id: optional('string'),
        ipv6_address: optional('string'),
        private_ipv4_address: optional('string'),
        subnet_id: required('string'),
      }),
    ),
  },
);

export const loadBalancer: ResourceType = {
  block: loadBalancerBlock,
  id: (birth) =>
    arn('elasticloadbalancing', birth.place, `loadbalancer/${kindOf(birth)}/${nameOf(birth)}/${birth.fresh('lb', 16)}`),
  unique: { by: 'name', code: 'DuplicateLoadBalancerName' },
  needs: [
    { attribute: 'security_groups', type: 'aws_security_group', code: 'InvalidSecurityGroup', holds: true },
    { attribute: 'subnets', type: 'aws_subnet', code: 'SubnetNotFound', holds: true },
  ],
  fill: {
    arn: ({ id }) => id,
    arn_suffix: ({ id }) => id.slice(id.indexOf('loadbalancer/') + 'loadbalancer/'.length),
    dns_name: (birth) => `${nameOf(birth)}-${birth.fresh('dns', 10)}.${birth.place.region}.elb.amazonaws.com`,
    internal: () => false,
    ip_address_type: () => 'ipv4',
    name: nameOf,
    name_prefix: () => '',
    vpc_id: ({ draft, fresh }) => `vpc-${fresh(`vpc of ${listOf(draft.subnets).map(textOf).sort().join()}`, 17)}`,
    zone_id: () => 'Z215JYRZR1TBD5',
  },
};

const healthCheck = oneBlock(
  block({
    enabled: optional('bool', { fallback: true }),
    healthy_threshold: optional('number', { fallback: 3 }),
    interval: optional('number', { fallback: 30 }),
    matcher: optional('string', { fallback: '200' }),
    path: optional('string', { fallback: '/' }),
    port: optional('string', { fallback: 'traffic-port' }),
    protocol: optional('string', { fallback: 'HTTP' }),
    timeout: optional('number', { fallback: 5 }),
    unhealthy_threshold: optional('number', { fallback: 3 }),
  }),
);

const stickiness = oneBlock(
  block({
    cookie_duration: optional('number', { fallback: 86400 }),
    cookie_name: optional('string'),
    enabled: optional('bool', { fallback: true }),
    type: required('string'),
  }),
);

export const targetGroup: ResourceType = {
  block: tagged(
    {
      arn: computed('string'),
      arn_suffix: computed('string'),
      deregistration_delay: optional('string', { fallback: '300' }),
      ip_address_type: either('string', immutable),
      load_balancing_algorithm_type: either('string'),
      load_balancing_anomaly_mitigation: either('string'),
      load_balancing_cross_zone_enabled: either('string'),
      load_balancer_arns: computed(['set', 'string']),
      name: either('string', immutable),
      name_prefix: either('string', immutable),
      port: optional('number', immutable),
      preserve_client_ip: either('string'),
      protocol: optional('string', immutable),
      protocol_version: either('string', immutable),
      proxy_protocol_v2: optional('bool', { fallback: false }),
      slow_start: optional('number', { fallback: 0 }),
      target_type: optional('string', {
        ...immutable,
        fallback: 'instance',
        oneOf: ['instance', 'ip', 'lambda', 'alb'],
      }),
      vpc_id: optional('string', immutable),
    },
    { health_check: healthCheck, stickiness },
  ),
  id: (birth) => arn('elasticloadbalancing', birth.place, `targetgroup/${nameOf(birth)}/${birth.fresh('tg', 16)}`),
  unique: { by: 'name', code: 'DuplicateTargetGroupName' },
  needs: [{ attribute: 'vpc_id', type: 'aws_vpc', code: 'ValidationError' }],
  fill: {
    arn: ({ id }) => id,
    arn_suffix: ({ id }) => id.slice(id.indexOf('targetgroup/')),
    ip_address_type: () => 'ipv4',
    load_balancing_algorithm_type: () => 'round_robin',
    load_balancing_anomaly_mitigation: () => 'off',
    load_balancing_cross_zone_enabled: () => 'use_load_balancer_configuration',
    name: nameOf,
    name_prefix: () => '',
    protocol_version: () => 'HTTP1',
  },
  siblings: ({ arn: self }, siblings) => ({
    load_balancer_arns: siblings
      .of('aws_lb_listener')
      .filter((listener) => JSON.stringify(listener.default_action).includes(textOf(self)))
      .map((listener) => listener.load_balancer_arn ?? ''),
  }),
};

const forward = oneBlock(
  block(
    {},
    {
      stickiness: oneBlock(block({ duration: required('number'), enabled: optional('bool', { fallback: false }) })),
      target_group: setBlock(block({ arn: required('string'), weight: optional('number', { fallback: 1 }) }), {
        min: 1,
      }),
    },
  ),
);

const redirect = oneBlock(
  block({
    host: optional('string', { fallback: '#{host}' }),
    path: optional('string', { fallback: '/#{path}' }),
    port: optional('string', { fallback: '#{port}' }),
    protocol: optional('string', { fallback: '#{protocol}' }),
    query: optional('string', { fallback: '#{query}' }),
    status_code: required('string', { oneOf: ['HTTP_301', 'HTTP_302'] }),
  }),
);

const oidc = oneBlock(
  block({
    authentication_request_extra_params: optional(['map', 'string']),
    authorization_endpoint: required('string'),
    client_id: required('string'),
    client_secret: required('string', { sensitive: true }),
    issuer: required('string'),
    token_endpoint: required('string'),
    user_info_endpoint: required('string'),
  }),
);

const action = block(
  {
    order: optional('number'),
    target_group_arn: optional('string'),
    type: required('string', {
      oneOf: ['forward', 'redirect', 'fixed-response', 'authenticate-oidc', 'authenticate-cognito'],
    }),
  },
  {
    authenticate_oidc: oidc,
    fixed_response: oneBlock(
      block({
        content_type: required('string'),
        message_body: optional('string'),
        status_code: optional('string', { fallback: '200' }),
      }),
    ),
    forward,
    redirect,
  },
);

export const listener: ResourceType = {
  block: tagged(
    {
      alpn_policy: optional('string'),
      arn: computed('string'),
      certificate_arn: optional('string'),
      load_balancer_arn: required('string', immutable),
      port: optional('number'),
      protocol: either('string', { oneOf: ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP', 'GENEVE'] }),
      ssl_policy: either('string'),
      tcp_idle_timeout_seconds: either('number'),
    },
    { default_action: listBlock(action, { min: 1 }) },
  ),
  id: ({ draft, fresh }) =>
    `${textOf(draft.load_balancer_arn).replace(':loadbalancer/', ':listener/')}/${fresh('listener', 16)}`,
  needs: [{ attribute: 'load_balancer_arn', type: 'aws_lb', code: 'LoadBalancerNotFound' }],
  fill: { arn: ({ id }) => id, protocol: () => 'HTTP', ssl_policy: () => '', tcp_idle_timeout_seconds: () => 0 },
};
