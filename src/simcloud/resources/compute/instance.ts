import {
  block,
  computed,
  either,
  immutable,
  oneBlock,
  optional,
  required,
  setBlock,
  stringMap,
} from '../../schema/schema.ts';
import { arn, numbered, type ResourceType, tagged } from '../definition.ts';

const machine = {
  ami: either('string', immutable),
  availability_zone: either('string', immutable),
  cpu_core_count: either('number', immutable),
  cpu_threads_per_core: either('number', immutable),
  disable_api_stop: either('bool'),
  disable_api_termination: either('bool'),
  ebs_optimized: optional('bool', immutable),
  get_password_data: optional('bool', { fallback: false }),
  hibernation: optional('bool', immutable),
  host_id: either('string', immutable),
  iam_instance_profile: either('string'),
  instance_initiated_shutdown_behavior: either('string'),
  instance_state: computed('string'),
  instance_type: either('string'),
  key_name: either('string', immutable),
  monitoring: either('bool'),
  placement_group: either('string', immutable),
  tenancy: either('string', immutable),
  user_data: either('string'),
  user_data_base64: either('string'),
  user_data_replace_on_change: optional('bool', { fallback: false }),
  volume_tags: optional(stringMap),
};

const reach = {
  associate_public_ip_address: either('bool', immutable),
  primary_network_interface_id: computed('string'),
  private_dns: computed('string'),
  private_ip: either('string', immutable),
  public_dns: computed('string'),
  public_ip: computed('string'),
  secondary_private_ips: either(['set', 'string']),
  security_groups: either(['set', 'string'], immutable),
  source_dest_check: optional('bool', { fallback: true }),
  subnet_id: either('string', immutable),
  vpc_security_group_ids: either(['set', 'string']),
};

const volume = {
  delete_on_termination: optional('bool', { fallback: true }),
  encrypted: optional('bool'),
  iops: optional('number'),
  kms_key_id: optional('string'),
  tags: optional(stringMap),
  throughput: optional('number'),
  volume_size: optional('number'),
  volume_type: optional('string'),
};

const metadata = oneBlock(
  block({
    http_endpoint: optional('string', { fallback: 'enabled', oneOf: ['enabled', 'disabled'] }),
    http_protocol_ipv6: optional('string', { fallback: 'disabled', oneOf: ['enabled', 'disabled'] }),
    http_put_response_hop_limit: optional('number', { fallback: 1 }),
    http_tokens: optional('string', { fallback: 'optional', oneOf: ['optional', 'required'] }),
    instance_metadata_tags: optional('string', { fallback: 'disabled', oneOf: ['enabled', 'disabled'] }),
  }),
);

const place = (fresh: string): string => [0, 2, 4].map((at) => Number.parseInt(fresh.slice(at, at + 2), 16)).join('.');

export const instance: ResourceType = {
  block: tagged(
    { ...machine, ...reach, arn: computed('string'), outpost_arn: computed('string') },
    {
      credit_specification: oneBlock(block({ cpu_credits: optional('string') })),
      ebs_block_device: setBlock(
        block({ ...volume, device_name: required('string'), snapshot_id: optional('string') }),
        { forceNew: true },
      ),
      metadata_options: metadata,
      root_block_device: oneBlock(block(volume)),
    },
  ),
  id: numbered('i'),
  needs: [
    { attribute: 'subnet_id', type: 'aws_subnet', code: 'InvalidSubnetID.NotFound', holds: true },
    {
      attribute: 'vpc_security_group_ids',
      type: 'aws_security_group',
      code: 'InvalidGroup.NotFound',
      holds: true,
    },
    { attribute: 'iam_instance_profile', type: 'aws_iam_instance_profile', code: 'InvalidParameterValue' },
  ],
  fill: {
    arn: (birth) => arn('ec2', birth.place, `instance/${birth.id}`),
    associate_public_ip_address: () => false,
    availability_zone: ({ place: at }) => `${at.region}a`,
    disable_api_stop: () => false,
    disable_api_termination: () => false,
    instance_initiated_shutdown_behavior: () => 'stop',
    instance_state: () => 'running',
    monitoring: () => false,
    primary_network_interface_id: ({ fresh }) => `eni-${fresh('eni', 17)}`,
    private_ip: ({ fresh }) => `10.${place(fresh('ip', 6))}`,
    tenancy: () => 'default',
  },
};
