import { block, computed, either, optional, setBlock } from '../schema/schema.ts';
import { recordsOf, type Value } from '../schema/values.ts';
import { type DataSource, globalArn, type Place } from './definition.ts';
import { zoneId } from './network/vpc.ts';

export const callerIdentity: DataSource = {
  block: block({
    account_id: computed('string'),
    arn: computed('string'),
    id: either('string'),
    user_id: computed('string'),
  }),
  read: (_, place) => ({
    account_id: place.accountId,
    arn: globalArn('iam', place, 'user/simulated'),
    id: place.accountId,
    user_id: 'AIDASIMULATED',
  }),
};

export const region: DataSource = {
  block: block({
    description: computed('string'),
    endpoint: either('string'),
    id: either('string'),
    name: either('string'),
  }),
  read: ({ name }, place) => {
    const chosen = name ?? place.region;
    return { name: chosen, id: chosen, endpoint: `ec2.${chosen as string}.amazonaws.com`, description: 'Simulated' };
  },
};

const zonesOf = ({ region: name }: Place): readonly string[] => ['a', 'b', 'c'].map((letter) => `${name}${letter}`);

export const availabilityZones: DataSource = {
  block: block(
    {
      all_availability_zones: optional('bool'),
      exclude_names: optional(['set', 'string']),
      exclude_zone_ids: optional(['set', 'string']),
      group_names: computed(['set', 'string']),
      id: either('string'),
      names: computed(['list', 'string']),
      state: optional('string'),
      zone_ids: computed(['list', 'string']),
    },
    { filter: setBlock(block({ name: optional('string'), values: optional(['set', 'string']) })) },
  ),
  read: (config, place) => {
    const excluded = Array.isArray(config.exclude_names) ? config.exclude_names : [];
    const names = zonesOf(place).filter((name) => !excluded.includes(name));
    return { id: place.region, names, zone_ids: names.map(zoneId), group_names: [place.region] };
  },
};

export const partition: DataSource = {
  block: block({
    dns_suffix: computed('string'),
    id: either('string'),
    partition: computed('string'),
    reverse_dns_prefix: computed('string'),
  }),
  read: () => ({ id: 'aws', partition: 'aws', dns_suffix: 'amazonaws.com', reverse_dns_prefix: 'com.amazonaws' }),
};

const principal = setBlock(block({ identifiers: optional(['set', 'string']), type: optional('string') }));
const condition = setBlock(
  block({ test: optional('string'), values: optional(['list', 'string']), variable: optional('string') }),
);
const statements = {
  nesting: 'LIST',
  block: block(
    {
      actions: optional(['set', 'string']),
      effect: optional('string'),
      not_actions: optional(['set', 'string']),
      resources: optional(['set', 'string']),
      sid: optional('string'),
    },
    { condition, principals: principal },
  ),
} as const;

/** Builds the JSON text of a policy; nothing is asked of the cloud. */
export const policyDocument: DataSource = {
  block: block(
    {
      id: either('string'),
      json: computed('string'),
      minified_json: computed('string'),
      version: optional('string'),
    },
    { statement: statements },
  ),
  read: (config) => {
    const document = { Version: config.version ?? '2012-10-17', Statement: recordsOf(config.statement).map(spellOut) };
    return { id: 'policy', json: JSON.stringify(document, null, 2), minified_json: JSON.stringify(document) };
  },
};

function spellOut(statement: Readonly<Record<string, Value>>): Record<string, unknown> {
  const principals = recordsOf(statement.principals).map(({ type, identifiers }) => [type, identifiers]);
  const conditions = recordsOf(statement.condition).map(({ test, variable, values }) => [
    test,
    { [variable as string]: values },
  ]);
  return {
    ...(statement.sid ? { Sid: statement.sid } : {}),
    Effect: statement.effect ?? 'Allow',
    ...(statement.actions ? { Action: statement.actions } : {}),
    ...(statement.not_actions ? { NotAction: statement.not_actions } : {}),
    ...(statement.resources ? { Resource: statement.resources } : {}),
    ...(principals.length ? { Principal: Object.fromEntries(principals) } : {}),
    ...(conditions.length ? { Condition: Object.fromEntries(conditions) } : {}),
  };
}
