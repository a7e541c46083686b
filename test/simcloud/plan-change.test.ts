import { expect, test } from 'vitest';
import { planChange } from '../../src/simcloud/provider/plan-change.ts';
import { resourceTypes } from '../../src/simcloud/resources/catalog.ts';
import { conform } from '../../src/simcloud/schema/conform.ts';
import type { Block } from '../../src/simcloud/schema/schema.ts';
import { UNKNOWN, type Value, type Values } from '../../src/simcloud/schema/values.ts';

const blockOf = (type: string): Block => resourceTypes[type]?.block ?? { attributes: {}, blocks: {} };

/** Terraform proposes the configuration, with computed values taken from the prior state where it says nothing. */
function plan(type: string, config: object, around: { prior?: object; defaultTags?: Values } = {}) {
  const { prior, defaultTags = {} } = around;
  const block = blockOf(type);
  const wanted = conform(config, block);
  const before = prior ? conform(prior, block) : null;
  const proposed: Values = Object.fromEntries(
    Object.entries(wanted).map(([name, value]): [string, Value] => {
      return [name, value ?? (block.attributes[name]?.computed ? (before?.[name] ?? null) : null)];
    }),
  );
  return planChange({ block, config: wanted, prior: before, proposed, defaultTags });
}

test('what only the cloud knows is unknown before a resource is made', () => {
  const { state, replaces } = plan('aws_vpc', { cidr_block: '10.0.0.0/16' });
  expect(state).toMatchObject({ id: UNKNOWN, arn: UNKNOWN, cidr_block: '10.0.0.0/16', instance_tenancy: 'default' });
  expect(replaces).toEqual([]);
});

test('an immutable argument that changes replaces the resource', () => {
  const prior = { id: 'vpc-1', cidr_block: '10.0.0.0/16', enable_dns_support: true, instance_tenancy: 'default' };
  expect(plan('aws_vpc', { cidr_block: '10.1.0.0/16' }, { prior }).replaces).toEqual(['cidr_block']);
  expect(plan('aws_vpc', { cidr_block: '10.0.0.0/16', enable_dns_support: false }, { prior }).replaces).toEqual([]);
});

test('an immutable set in another order replaces nothing', () => {
  const config = { name: 'lb', load_balancer_type: 'application', subnets: ['b', 'a'], internal: false };
  const { state, replaces } = plan('aws_lb', config, { prior: { ...config, id: 'lb', subnets: ['a', 'b'] } });
  expect(replaces).toEqual([]);
  expect(state.id).toBe('lb');
});

test('empty tags and no tags are no change', () => {
  const prior = { id: 'q', name: 'q', tags: {}, tags_all: {} };
  expect(plan('aws_sqs_queue', { name: 'q' }, { prior }).state.tags).toEqual({});
});

test('default tags of the provider are known at plan, and own tags win', () => {
  const tags = { team: 'edge' };
  const { state } = plan('aws_sqs_queue', { name: 'q', tags }, { defaultTags: { team: 'all', cost: '1' } });
  expect(state.tags_all).toEqual({ team: 'edge', cost: '1' });
  expect(state.tags).toEqual(tags);
});

test('an inline rule is completed as the real provider completes it', () => {
  const ingress = [{ from_port: 443, to_port: 443, protocol: 'tcp', cidr_blocks: ['10.0.0.0/8'] }];
  expect(plan('aws_security_group', { ingress }).state.ingress).toEqual([
    expect.objectContaining({ description: '', self: false, security_groups: [], ipv6_cidr_blocks: [] }),
  ]);
});

test('defaults reach into nested blocks', () => {
  const { state } = plan('aws_lb_target_group', { health_check: [{ path: '/up' }] });
  expect(state.health_check).toEqual([expect.objectContaining({ path: '/up', interval: 30, matcher: '200' })]);
});
