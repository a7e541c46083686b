import {
  type Block,
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
import { textOf } from '../../schema/values.ts';
import { arn, type Birth, nameOf, type ResourceType, tagged, untagged } from '../definition.ts';
import { statement } from './wafv2-statement.ts';

const empty = block({});
const headers = setBlock(block({ name: required('string'), value: required('string') }));
const handling = oneBlock(block({}, { insert_header: headers }));
const custom = oneBlock(block({}, { custom_request_handling: handling }));

const response = oneBlock(
  block(
    { custom_response_body_key: optional('string'), response_code: required('number') },
    { response_header: headers },
  ),
);
const blocking = oneBlock(block({}, { custom_response: response }));

const visibility: Block = block({
  cloudwatch_metrics_enabled: required('bool'),
  metric_name: required('string'),
  sampled_requests_enabled: required('bool'),
});

const rule: Block = block(
  { name: required('string'), priority: required('number') },
  {
    action: oneBlock(block({}, { allow: custom, block: blocking, captcha: custom, challenge: custom, count: custom })),
    override_action: oneBlock(block({}, { count: oneBlock(empty), none: oneBlock(empty) })),
    rule_label: setBlock(block({ name: required('string') })),
    statement: oneBlock(statement, { min: 1 }),
    visibility_config: oneBlock(visibility, { min: 1 }),
  },
);

const scope = required('string', { ...immutable, oneOf: ['REGIONAL', 'CLOUDFRONT'] });

const idPart = ({ fresh }: Omit<Birth, 'id'>): string => {
  const digits = fresh('uuid', 32);
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
};

const reach = (birth: Birth): string => (birth.draft.scope === 'CLOUDFRONT' ? 'global' : 'regional');

export const webAcl: ResourceType = {
  block: tagged(
    {
      application_integration_url: computed('string'),
      arn: computed('string'),
      capacity: computed('number'),
      description: optional('string'),
      lock_token: computed('string'),
      name: either('string', immutable),
      name_prefix: either('string', immutable),
      scope,
      token_domains: optional(['set', 'string']),
    },
    {
      custom_response_body: setBlock(
        block({ content: required('string'), content_type: required('string'), key: required('string') }),
      ),
      default_action: oneBlock(block({}, { allow: custom, block: blocking }), { min: 1 }),
      rule: setBlock(rule),
      visibility_config: listBlock(visibility, { min: 1, max: 1 }),
    },
  ),
  id: idPart,
  unique: { by: 'name', code: 'WAFDuplicateItemException' },
  fill: {
    application_integration_url: () => '',
    arn: (birth) => arn('wafv2', birth.place, `${reach(birth)}/webacl/${nameOf(birth)}/${birth.id}`),
    capacity: ({ draft }) => 700 * (Array.isArray(draft.rule) ? draft.rule.length : 0),
    lock_token: ({ fresh }) => fresh('lock', 32),
    name: nameOf,
    name_prefix: () => '',
  },
  restless: ['lock_token'],
};

export const webAclAssociation: ResourceType = {
  block: untagged({ resource_arn: required('string', immutable), web_acl_arn: required('string', immutable) }),
  id: ({ draft }) => `${textOf(draft.web_acl_arn)},${textOf(draft.resource_arn)}`,
  needs: [
    { attribute: 'web_acl_arn', type: 'aws_wafv2_web_acl', code: 'WAFNonexistentItemException', holds: true },
    { attribute: 'resource_arn', type: 'aws_lb', code: 'WAFNonexistentItemException' },
  ],
};

export const ipSet: ResourceType = {
  block: tagged({
    addresses: optional(['set', 'string']),
    arn: computed('string'),
    description: optional('string'),
    ip_address_version: required('string', { ...immutable, oneOf: ['IPV4', 'IPV6'] }),
    lock_token: computed('string'),
    name: either('string', immutable),
    name_prefix: either('string', immutable),
    scope,
  }),
  id: idPart,
  unique: { by: 'name', code: 'WAFDuplicateItemException' },
  fill: {
    arn: (birth) => arn('wafv2', birth.place, `${reach(birth)}/ipset/${nameOf(birth)}/${birth.id}`),
    lock_token: ({ fresh }) => fresh('lock', 32),
    name: nameOf,
    name_prefix: () => '',
  },
  restless: ['lock_token'],
};
