import { expect, test } from 'vitest';
import { SimFailure } from '../../src/simcloud/failure.ts';
import { schemaDigest, schemaMessage } from '../../src/simcloud/protocol/schema-message.ts';
import { resourceTypes } from '../../src/simcloud/resources/catalog.ts';
import { conform, prune } from '../../src/simcloud/schema/conform.ts';
import { block, computed, oneBlock, optional, required, setBlock, strings } from '../../src/simcloud/schema/schema.ts';
import { isSame } from '../../src/simcloud/schema/values.ts';

const types = Object.entries(resourceTypes);

const sample = block(
  { name: required('string'), ports: optional(['set', 'number']), zones: optional(strings), id: computed('string') },
  { rule: setBlock(block({ count: optional('number') }, { none: oneBlock(block({})) })) },
);

test.each(types)('%s is consistent in itself', (_, type) => {
  const { attributes } = type.block;
  expect(attributes.id?.computed).toBe(true);
  for (const name of Object.keys(type.fill ?? {})) expect(attributes[name]?.computed, name).toBe(true);
  for (const name of type.restless ?? []) expect(attributes[name]?.computed, name).toBe(true);
  for (const need of type.needs ?? []) {
    expect(attributes[need.attribute], need.attribute).toBeDefined();
    expect(resourceTypes[need.type], need.type).toBeDefined();
  }
  for (const name of Object.keys(type.siblings?.({}, { of: () => [] }) ?? {})) {
    expect(attributes[name]?.computed, name).toBe(true);
  }
});

test('required, optional and computed are never mixed in a way Terraform refuses', () => {
  for (const [name, type] of types) {
    for (const [attribute, each] of Object.entries(type.block.attributes)) {
      expect(Boolean(each.required) !== Boolean(each.optional || each.computed), `${name}.${attribute}`).toBe(true);
    }
  }
});

test('secrets are marked as sensitive in the schema', () => {
  expect(resourceTypes.aws_ssm_parameter?.block.attributes.value?.sensitive).toBe(true);
  expect(JSON.stringify(schemaMessage())).toContain('"sensitive":true');
});

test('the schema digest is the same on every call', () => {
  expect(schemaDigest()).toMatch(/^[0-9a-f]{64}$/);
  expect(schemaDigest()).toBe(schemaDigest());
});

test('JSON edited by hand takes the shape of the schema', () => {
  expect(conform({ name: 5, ports: ['80'], extra: true, rule: [{ count: 1, none: [{}] }] }, sample)).toEqual({
    name: '5',
    ports: [80],
    zones: null,
    id: null,
    rule: [{ count: 1, none: [{}] }],
  });
});

test.each([
  [{ ports: 'all' }, 'ports should be a list'],
  [{ ports: ['all'] }, 'ports should be a number'],
  [{ rule: {} }, 'rule should be a list'],
  [{ rule: [1] }, 'rule[0] should be an object'],
])('a value of the wrong shape is named: %j', (given, sentence) => {
  expect(() => conform(given, sample)).toThrow(new SimFailure('misshapen-value', sentence));
});

test('what says nothing is left out of the file and comes back on reading', () => {
  const values = conform({ name: 'a', zones: [], rule: [{}] }, sample);
  expect(prune(values, sample)).toEqual({ name: 'a', zones: [], rule: [{}] });
  expect(conform(prune(values, sample), sample)).toEqual(values);
});

test('the order inside a set does not count, the order inside a list does', () => {
  expect(isSame(['a', 'b'], ['b', 'a'], ['set', 'string'])).toBe(true);
  expect(isSame(['a', 'b'], ['b', 'a'], ['list', 'string'])).toBe(false);
  expect(isSame({ a: ['x', 'y'] }, { a: ['y', 'x'] }, ['object', { a: ['set', 'string'] }])).toBe(true);
});
