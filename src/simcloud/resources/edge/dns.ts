import { block, computed, either, immutable, oneBlock, optional, required, setBlock } from '../../schema/schema.ts';
import { textOf } from '../../schema/values.ts';
import { type ResourceType, tagged, untagged } from '../definition.ts';

export const zone: ResourceType = {
  isGlobal: true,
  block: tagged(
    {
      arn: computed('string'),
      comment: optional('string', { fallback: 'Managed by Terraform' }),
      delegation_set_id: optional('string', immutable),
      force_destroy: optional('bool', { fallback: false }),
      name: required('string', immutable),
      name_servers: computed(['list', 'string']),
      primary_name_server: computed('string'),
      zone_id: computed('string'),
    },
    { vpc: setBlock(block({ vpc_id: required('string'), vpc_region: optional('string') })) },
  ),
  id: ({ fresh }) => `Z${fresh('zone', 20).toUpperCase()}`,
  fill: {
    arn: ({ id }) => `arn:aws:route53:::hostedzone/${id}`,
    name_servers: () => [1, 2, 3, 4].map(nameServer),
    primary_name_server: () => nameServer(1),
    zone_id: ({ id }) => id,
  },
};

const nameServer = (number: number): string => `ns-${number}.awsdns-${number}.example`;

const alias = oneBlock(
  block({ evaluate_target_health: required('bool'), name: required('string'), zone_id: required('string') }),
);

const routing = {
  failover_routing_policy: oneBlock(block({ type: required('string', { oneOf: ['PRIMARY', 'SECONDARY'] }) })),
  geolocation_routing_policy: oneBlock(
    block({ continent: optional('string'), country: optional('string'), subdivision: optional('string') }),
  ),
  latency_routing_policy: oneBlock(block({ region: required('string') })),
  weighted_routing_policy: oneBlock(block({ weight: required('number') })),
};

export const record: ResourceType = {
  isGlobal: true,
  block: untagged(
    {
      allow_overwrite: either('bool'),
      fqdn: computed('string'),
      health_check_id: optional('string'),
      multivalue_answer_routing_policy: optional('bool'),
      name: required('string', immutable),
      records: optional(['set', 'string']),
      set_identifier: optional('string', immutable),
      ttl: optional('number'),
      type: required('string', {
        oneOf: ['A', 'AAAA', 'CAA', 'CNAME', 'DS', 'HTTPS', 'MX', 'NAPTR', 'NS', 'PTR', 'SOA', 'SPF', 'SRV', 'TXT'],
      }),
      zone_id: required('string', immutable),
    },
    { ...routing, alias },
  ),
  id: ({ draft }) =>
    ['zone_id', 'name', 'type', 'set_identifier']
      .map((name) => textOf(draft[name]))
      .filter(Boolean)
      .join('_'),
  needs: [{ attribute: 'zone_id', type: 'aws_route53_zone', code: 'NoSuchHostedZone', holds: true }],
  fill: { allow_overwrite: () => false, fqdn: ({ draft }) => textOf(draft.name) },
};
