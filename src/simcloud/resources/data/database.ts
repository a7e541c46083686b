import { block, computed, either, immutable, oneBlock, optional, required, strings } from '../../schema/schema.ts';
import { textOf } from '../../schema/values.ts';
import { arn, type Birth, nameOf, type ResourceType, tagged } from '../definition.ts';

const off = { fallback: false } as const;

const engine = {
  allow_major_version_upgrade: optional('bool'),
  apply_immediately: either('bool'),
  auto_minor_version_upgrade: optional('bool', { fallback: true }),
  ca_cert_identifier: either('string'),
  character_set_name: either('string', immutable),
  db_name: either('string', immutable),
  engine: either('string', immutable),
  engine_lifecycle_support: either('string'),
  engine_version: either('string'),
  engine_version_actual: computed('string'),
  instance_class: required('string'),
  license_model: either('string'),
  option_group_name: either('string'),
  parameter_group_name: either('string'),
  timezone: either('string', immutable),
};

const storage = {
  allocated_storage: either('number'),
  iops: either('number'),
  kms_key_id: either('string', immutable),
  max_allocated_storage: optional('number'),
  storage_encrypted: optional('bool', immutable),
  storage_throughput: either('number'),
  storage_type: either('string'),
};

const backup = {
  backup_retention_period: either('number'),
  backup_target: either('string', immutable),
  backup_window: either('string'),
  copy_tags_to_snapshot: optional('bool', off),
  delete_automated_backups: optional('bool', { fallback: true }),
  deletion_protection: optional('bool'),
  final_snapshot_identifier: optional('string'),
  latest_restorable_time: computed('string'),
  maintenance_window: either('string'),
  skip_final_snapshot: optional('bool', off),
  snapshot_identifier: either('string', immutable),
};

const reach = {
  address: computed('string'),
  availability_zone: either('string', immutable),
  db_subnet_group_name: either('string'),
  endpoint: computed('string'),
  hosted_zone_id: computed('string'),
  multi_az: either('bool'),
  network_type: either('string'),
  port: either('number'),
  publicly_accessible: optional('bool', off),
  vpc_security_group_ids: either(['set', 'string']),
};

const access = {
  custom_iam_instance_profile: optional('string', immutable),
  domain: optional('string'),
  domain_iam_role_name: optional('string'),
  iam_database_authentication_enabled: optional('bool'),
  manage_master_user_password: optional('bool'),
  master_user_secret_kms_key_id: either('string'),
  password: optional('string', { sensitive: true }),
  username: either('string', immutable),
};

const watching = {
  enabled_cloudwatch_logs_exports: optional(['set', 'string']),
  monitoring_interval: optional('number', { fallback: 0 }),
  monitoring_role_arn: either('string'),
  performance_insights_enabled: optional('bool', off),
  performance_insights_kms_key_id: either('string'),
  performance_insights_retention_period: either('number'),
};

const identifierOf = (birth: Omit<Birth, 'id'>): string =>
  textOf(birth.draft.identifier) || nameOf({ ...birth, draft: { name_prefix: birth.draft.identifier_prefix ?? null } });

const ports: Readonly<Record<string, number>> = { mysql: 3306, mariadb: 3306, postgres: 5432 };

export const database: ResourceType = {
  block: tagged(
    {
      ...engine,
      ...storage,
      ...backup,
      ...reach,
      ...access,
      ...watching,
      arn: computed('string'),
      identifier: either('string'),
      identifier_prefix: either('string', immutable),
      replica_mode: either('string'),
      replicas: computed(strings),
      replicate_source_db: optional('string'),
      resource_id: computed('string'),
      status: computed('string'),
    },
    { blue_green_update: oneBlock(block({ enabled: optional('bool') })) },
  ),
  id: (birth) => `db-${birth.fresh('db', 26).toUpperCase()}`,
  unique: { by: 'identifier', code: 'DBInstanceAlreadyExists' },
  needs: [
    { attribute: 'db_subnet_group_name', type: 'aws_db_subnet_group', code: 'DBSubnetGroupNotFoundFault', holds: true },
    { attribute: 'vpc_security_group_ids', type: 'aws_security_group', code: 'InvalidVPCNetworkState', holds: true },
  ],
  fill: {
    address: (birth) => hostOf(birth),
    apply_immediately: () => false,
    arn: (birth) => arn('rds', birth.place, `db:${identifierOf(birth)}`),
    availability_zone: ({ place }) => `${place.region}a`,
    backup_retention_period: () => 0,
    backup_target: () => 'region',
    ca_cert_identifier: () => 'rds-ca-rsa2048-g1',
    endpoint: (birth) => `${hostOf(birth)}:${portOf(birth)}`,
    engine_lifecycle_support: () => 'open-source-rds-extended-support',
    engine_version_actual: ({ draft }) => draft.engine_version ?? null,
    hosted_zone_id: () => 'Z1RLNUO7B9Q6NB',
    identifier: identifierOf,
    identifier_prefix: () => '',
    multi_az: () => false,
    network_type: () => 'IPV4',
    port: portOf,
    resource_id: ({ id }) => id,
    status: () => 'available',
    storage_type: () => 'gp2',
  },
};

const hostOf = (birth: Birth): string =>
  `${identifierOf(birth)}.${birth.fresh('host', 12)}.${birth.place.region}.rds.amazonaws.com`;

function portOf({ draft }: Birth): number {
  return typeof draft.port === 'number' ? draft.port : (ports[textOf(draft.engine)] ?? 5432);
}

export const databaseSubnets: ResourceType = {
  block: tagged({
    arn: computed('string'),
    description: optional('string', { fallback: 'Managed by Terraform' }),
    name: either('string', immutable),
    name_prefix: either('string', immutable),
    subnet_ids: required(['set', 'string']),
    supported_network_types: computed(['set', 'string']),
    vpc_id: computed('string'),
  }),
  id: nameOf,
  unique: { by: 'name', code: 'DBSubnetGroupAlreadyExists' },
  needs: [{ attribute: 'subnet_ids', type: 'aws_subnet', code: 'InvalidSubnet', holds: true }],
  fill: {
    arn: ({ place, id }) => arn('rds', place, `subgrp:${id}`),
    name: nameOf,
    name_prefix: () => '',
    supported_network_types: () => ['IPV4'],
  },
};
