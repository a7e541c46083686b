import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Account, create, find, typeNamed } from '../../src/simcloud/cloud/account.ts';
import { planChange } from '../../src/simcloud/provider/plan-change.ts';
import { read } from '../../src/simcloud/provider/read.ts';
import { validate } from '../../src/simcloud/provider/validate.ts';
import { resourceTypes } from '../../src/simcloud/resources/catalog.ts';
import { conform } from '../../src/simcloud/schema/conform.ts';
import { UNKNOWN, type Value, type Values } from '../../src/simcloud/schema/values.ts';
import { folder } from './folder.ts';

/** What simcloud promises to offer, beside what the estate's own modules use. */
const promised = `
  aws_vpc aws_subnet aws_security_group aws_security_group_rule aws_vpc_security_group_ingress_rule
  aws_vpc_security_group_egress_rule aws_route_table aws_route_table_association aws_route aws_internet_gateway
  aws_nat_gateway aws_eip aws_lb aws_lb_listener aws_lb_target_group aws_wafv2_web_acl aws_wafv2_web_acl_association
  aws_cloudfront_distribution aws_s3_bucket aws_s3_bucket_policy aws_s3_bucket_public_access_block
  aws_s3_bucket_versioning aws_s3_bucket_server_side_encryption_configuration aws_iam_role aws_iam_policy
  aws_iam_role_policy_attachment aws_iam_role_policy aws_iam_instance_profile aws_kms_key aws_kms_alias
  aws_db_instance aws_dynamodb_table aws_lambda_function aws_lambda_permission aws_sqs_queue aws_sqs_queue_policy
  aws_sns_topic aws_sns_topic_policy aws_sns_topic_subscription aws_cloudwatch_metric_alarm aws_cloudwatch_log_group
  aws_route53_zone aws_route53_record aws_instance
`;

const accountIn = (root: string): Account => ({
  root,
  account: 'sandbox-01',
  accountId: '111111111111',
  region: 'eu-central-1',
  seed: 'test',
});

type Config = { readonly [name: string]: unknown };

function planned(type: string, config: Config, prior: Values | null) {
  const { block } = typeNamed(type);
  const wanted = conform(config, block);
  const names = Object.keys(block.attributes);
  const kept = names.map((name): [string, Value] => [
    name,
    wanted[name] ?? (block.attributes[name]?.computed ? (prior?.[name] ?? null) : null),
  ]);
  const proposed = { ...wanted, ...Object.fromEntries(kept) };
  return planChange({ block, config: wanted, prior, proposed, defaultTags: {} });
}

const make = (account: Account, type: string, config: Config): Values =>
  create(account, type, planned(type, config, null).state);

type Smallest = { readonly type: string; readonly config: Config; readonly id: RegExp; readonly arn?: RegExp };

/** The smallest configuration of a type, what its id looks like, and its ARN where it has one. */
const smallest: readonly Smallest[] = [
  {
    type: 'aws_cloudfront_distribution',
    config: {
      enabled: true,
      origin: [{ domain_name: 'a.example.com', origin_id: 'a' }],
      default_cache_behavior: [
        {
          allowed_methods: ['GET'],
          cached_methods: ['GET'],
          target_origin_id: 'a',
          viewer_protocol_policy: 'allow-all',
        },
      ],
      restrictions: [{ geo_restriction: [{ restriction_type: 'none' }] }],
      viewer_certificate: [{ cloudfront_default_certificate: true }],
    },
    id: /^E[0-9A-F]{13}$/,
    arn: /^arn:aws:cloudfront::111111111111:distribution\/E/,
  },
  {
    type: 'aws_cloudwatch_metric_alarm',
    config: { alarm_name: 'a', comparison_operator: 'GreaterThanThreshold', evaluation_periods: 1 },
    id: /^a$/,
    arn: /^arn:aws:cloudwatch:eu-central-1:111111111111:alarm:a$/,
  },
  {
    type: 'aws_db_instance',
    config: { identifier: 'orders', engine: 'mysql', instance_class: 'db.t3.micro' },
    id: /^db-[0-9A-F]{26}$/,
    arn: /:db:orders$/,
  },
  {
    type: 'aws_dynamodb_table',
    config: { name: 't', hash_key: 'id', attribute: [{ name: 'id', type: 'S' }] },
    id: /^t$/,
    arn: /:table\/t$/,
  },
  {
    type: 'aws_iam_instance_profile',
    config: { name: 'p' },
    id: /^p$/,
    arn: /^arn:aws:iam::111111111111:instance-profile\/p$/,
  },
  {
    type: 'aws_instance',
    config: { ami: 'ami-1', instance_type: 't3.micro' },
    id: /^i-[0-9a-f]{17}$/,
    arn: /:instance\/i-/,
  },
  { type: 'aws_kms_alias', config: { name: 'alias/a', target_key_id: 'KEY' }, id: /^alias\/a$/, arn: /:alias\/a$/ },
  { type: 'aws_kms_key', config: {}, id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, arn: /:key\// },
  { type: 'aws_lambda_function', config: { function_name: 'f', role: 'r' }, id: /^f$/, arn: /:function:f$/ },
  {
    type: 'aws_lambda_permission',
    config: { action: 'lambda:InvokeFunction', function_name: 'f', principal: 's3.amazonaws.com' },
    id: /^terraform-/,
  },
  { type: 'aws_rekognition_collection', config: { collection_id: 'c' }, id: /^c$/, arn: /:collection\/c$/ },
  {
    type: 'aws_route53_record',
    config: { zone_id: 'ZONE', name: 'www', type: 'A', records: ['192.0.2.1'], ttl: 60 },
    id: /^Z[0-9A-F]{20}_www_A$/,
  },
  {
    type: 'aws_route53_zone',
    config: { name: 'example.com' },
    id: /^Z[0-9A-F]{20}$/,
    arn: /^arn:aws:route53:::hostedzone\/Z/,
  },
  { type: 'aws_s3_bucket_server_side_encryption_configuration', config: { bucket: 'b', rule: [{}] }, id: /^b$/ },
  {
    type: 'aws_security_group_rule',
    config: { type: 'ingress', protocol: 'tcp', from_port: 443, to_port: 443, security_group_id: 'GROUP' },
    id: /^sgrule-/,
  },
  {
    type: 'aws_cloudtrail',
    config: { name: 'a', s3_bucket_name: 'b' },
    id: /^arn:aws:cloudtrail:eu-central-1:111111111111:trail\/a$/,
    arn: /:trail\/a$/,
  },
  { type: 'aws_organizations_policy', config: { name: 'a', content: '{}' }, id: /^p-/, arn: /:policy\/o-/ },
  {
    type: 'aws_snapshot_create_volume_permission',
    config: { snapshot_id: 'snap-1', account_id: '200000000001' },
    id: /^snap-1-200000000001$/,
  },
  { type: 'aws_sns_topic', config: { name: 't' }, id: /^arn:aws:sns:eu-central-1:111111111111:t$/, arn: /:t$/ },
  {
    type: 'aws_sns_topic_policy',
    config: { arn: 'arn:aws:sns:eu-central-1:111111111111:t', policy: '{}' },
    id: /:t$/,
  },
  {
    type: 'aws_sns_topic_subscription',
    config: { topic_arn: 'arn:aws:sns:eu-central-1:111111111111:t', protocol: 'sqs', endpoint: 'q' },
    id: /:t:/,
    arn: /:t:/,
  },
  {
    type: 'aws_sqs_queue_policy',
    config: { queue_url: 'https://sqs.eu-central-1.amazonaws.com/111111111111/q', policy: '{}' },
    id: /\/q$/,
  },
];

/** What the smallest configurations point at. */
function ground(account: Account): { GROUP: Value; KEY: Value; ZONE: Value } {
  make(account, 'aws_s3_bucket', { bucket: 'b' });
  make(account, 'aws_sqs_queue', { name: 'q' });
  return {
    GROUP: make(account, 'aws_security_group', { name: 'g' }).id ?? null,
    KEY: make(account, 'aws_kms_key', { description: 'ground' }).id ?? null,
    ZONE: make(account, 'aws_route53_zone', { name: 'ground.example.com' }).id ?? null,
  };
}

function makeAll(account: Account): ReadonlyMap<string, Values> {
  const named = Object.entries(ground(account));
  const order = ['aws_lambda_function', 'aws_sns_topic'];
  const sorted = [...smallest].sort((a, b) => Number(order.includes(b.type)) - Number(order.includes(a.type)));
  return new Map(
    sorted.map(({ type, config }) => {
      const pointed = Object.entries(config).map(([name, value]) => [
        name,
        named.find(([word]) => word === value)?.[1] ?? value,
      ]);
      return [type, make(account, type, Object.fromEntries(pointed))];
    }),
  );
}

test('everything that was promised is offered', () => {
  expect(Object.keys(resourceTypes)).toEqual(expect.arrayContaining(promised.trim().split(/\s+/)));
});

test('anything else is named in a clear error', () => {
  expect(() => typeNamed('aws_mainframe')).toThrow('the simulated cloud does not know aws_mainframe');
});

let made: ReadonlyMap<string, Values>;
beforeAll(() => {
  const home = mkdtempSync(join(tmpdir(), 'simcloud-'));
  made = makeAll(accountIn(home));
  rmSync(home, { recursive: true });
});

test.each(smallest)('$type comes to be from its smallest configuration', ({ type, config, id, arn }) => {
  const values = made.get(type) ?? {};
  expect(validate(conform(config, typeNamed(type).block), typeNamed(type).block)).toEqual([]);
  expect(Object.values(values)).not.toContain(UNKNOWN);
  expect(values.id).toMatch(id);
  if (arn) expect(values.arn).toMatch(arn);
});

test('the same story gives the same values in another simulator of the same seed', () => {
  expect(makeAll(accountIn(folder()))).toEqual(made);
});

test.each(smallest)('$type, planned again from what stands, is no change', ({ type, config }) => {
  const values = made.get(type) ?? {};
  const { state, replaces } = planned(type, { ...config, ...pointers(values, config) }, values);
  expect(replaces).toEqual([]);
  expect(state).toEqual(values);
});

function pointers(values: Values, config: Config): Config {
  return Object.fromEntries(Object.keys(config).map((name) => [name, values[name]]));
}

/** What the real provider can only have by making the resource anew. */
const immutable: readonly (readonly [type: string, change: Config, replaces: readonly string[]])[] = [
  ['aws_cloudwatch_metric_alarm', { alarm_name: 'b' }, ['alarm_name']],
  ['aws_cloudwatch_metric_alarm', { threshold: 5 }, []],
  ['aws_db_instance', { storage_encrypted: true }, ['storage_encrypted']],
  ['aws_db_instance', { kms_key_id: 'arn:aws:kms:k' }, ['kms_key_id']],
  ['aws_db_instance', { engine: 'postgres' }, ['engine']],
  ['aws_db_instance', { identifier: 'bills', instance_class: 'db.r6g.large', engine_version: '9' }, []],
  ['aws_dynamodb_table', { hash_key: 'other' }, ['hash_key']],
  ['aws_dynamodb_table', { range_key: 'at' }, ['range_key']],
  [
    'aws_dynamodb_table',
    { local_secondary_index: [{ name: 'l', projection_type: 'ALL', range_key: 'at' }] },
    ['local_secondary_index'],
  ],
  ['aws_dynamodb_table', { point_in_time_recovery: [{ enabled: true }], billing_mode: 'PAY_PER_REQUEST' }, []],
  ['aws_instance', { ami: 'ami-2' }, ['ami']],
  ['aws_instance', { instance_type: 'm5.large' }, []],
  ['aws_instance', { associate_public_ip_address: true }, ['associate_public_ip_address']],
  ['aws_instance', { ebs_block_device: [{ device_name: '/dev/sdb' }] }, ['ebs_block_device']],
  ['aws_kms_key', { key_usage: 'SIGN_VERIFY' }, ['key_usage']],
  ['aws_kms_key', { deletion_window_in_days: 7, is_enabled: false }, []],
  ['aws_lambda_function', { function_name: 'g' }, ['function_name']],
  ['aws_lambda_function', { memory_size: 512, role: 's' }, []],
  ['aws_lambda_permission', { principal: '*' }, ['principal']],
  ['aws_route53_record', { records: ['192.0.2.2'], ttl: 30 }, []],
  ['aws_route53_record', { name: 'api' }, ['name']],
  ['aws_route53_zone', { name: 'example.org' }, ['name']],
  ['aws_security_group_rule', { cidr_blocks: ['10.0.0.0/8'] }, ['cidr_blocks']],
  ['aws_security_group_rule', { description: 'said otherwise' }, []],
  ['aws_sns_topic', { fifo_topic: true }, ['fifo_topic']],
];

test.each(immutable)('%s with %j replaces for %j', (type, change, replaces) => {
  const values = made.get(type) ?? {};
  const config = smallest.find((each) => each.type === type)?.config ?? {};
  expect(planned(type, { ...config, ...pointers(values, config), ...change }, values).replaces).toEqual(replaces);
});

test('a password of a database and an OIDC client secret are sensitive', () => {
  const sensitive = Object.entries(resourceTypes).flatMap(([type, { block }]) =>
    Object.keys(block.attributes)
      .filter((name) => block.attributes[name]?.sensitive)
      .map((name) => `${type}.${name}`),
  );
  expect(sensitive.sort()).toEqual(['aws_db_instance.password', 'aws_ssm_parameter.value']);
  const action = resourceTypes.aws_lb_listener?.block.blocks.default_action?.block;
  expect(action?.blocks.authenticate_oidc?.block.attributes.client_secret?.sensitive).toBe(true);
});

test('a group reports rules of the older kind, each in its direction', () => {
  const account = accountIn(folder());
  const group = make(account, 'aws_security_group', { name: 'g' });
  const rule = { protocol: 'tcp', from_port: 22, to_port: 22, security_group_id: group.id };
  make(account, 'aws_security_group_rule', { ...rule, type: 'ingress', cidr_blocks: ['10.0.0.0/8'] });
  make(account, 'aws_security_group_rule', { ...rule, type: 'egress', self: true });
  expect(read(account, 'aws_security_group', group)).toMatchObject({
    ingress: [{ cidr_blocks: ['10.0.0.0/8'], self: false, from_port: 22 }],
    egress: [{ cidr_blocks: [], self: true }],
  });
});

test('a queue and a topic report the policy that stands beside them', () => {
  const account = accountIn(folder());
  const queue = make(account, 'aws_sqs_queue', { name: 'q' });
  const topic = make(account, 'aws_sns_topic', { name: 't' });
  expect(find(account, 'aws_sns_topic', topic.id as string)?.policy).toContain('AWS:SourceOwner');
  make(account, 'aws_sqs_queue_policy', { queue_url: queue.url, policy: '{"q":1}' });
  make(account, 'aws_sns_topic_policy', { arn: topic.arn, policy: '{"t":1}' });
  expect(read(account, 'aws_sqs_queue', queue)?.policy).toBe('{"q":1}');
  expect(read(account, 'aws_sns_topic', topic)?.policy).toBe('{"t":1}');
});
