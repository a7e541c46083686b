import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Account, create, find, remove, update } from '../../src/simcloud/cloud/account.ts';
import { countEffects, readEffects } from '../../src/simcloud/cloud/effects.ts';
import { cloudPath } from '../../src/simcloud/cloud/store.ts';
import { planChange } from '../../src/simcloud/provider/plan-change.ts';
import { read } from '../../src/simcloud/provider/read.ts';
import { resourceTypes } from '../../src/simcloud/resources/catalog.ts';
import { conform } from '../../src/simcloud/schema/conform.ts';
import type { Values } from '../../src/simcloud/schema/values.ts';
import { folder } from './folder.ts';

const accountIn = (root: string): Account => ({
  root,
  account: 'sandbox-01',
  accountId: '111111111111',
  region: 'eu-central-1',
  seed: 'test',
});

function make(account: Account, type: string, config: object): Values {
  const { block } = resourceTypes[type] ?? { block: { attributes: {}, blocks: {} } };
  const wanted = conform(config, block);
  return create(
    account,
    type,
    planChange({ block, config: wanted, prior: null, proposed: wanted, defaultTags: {} }).state,
  );
}

const rule = (group: Values) => ({ security_group_id: group.id, ip_protocol: 'tcp', from_port: 443, to_port: 443 });

test('ids follow from the seed and the wish, whatever the order', () => {
  const [one, two] = [accountIn(folder()), accountIn(folder())];
  const first = ['a', 'b'].map((name) => make(one, 'aws_sqs_queue', { name }).arn);
  const second = ['b', 'a'].map((name) => make(two, 'aws_sqs_queue', { name }).arn);
  expect(second.reverse()).toEqual(first);
  expect(make(one, 'aws_vpc', { cidr_block: '10.0.0.0/16' }).id).toBe(
    make(two, 'aws_vpc', { cidr_block: '10.0.0.0/16' }).id,
  );
});

test('the same wish twice gives two resources, and a resource made again has a new id', () => {
  const account = accountIn(folder());
  const ids = [1, 2].map(() => make(account, 'aws_vpc', { cidr_block: '10.0.0.0/16' }).id as string);
  remove(account, 'aws_vpc', ids[0] ?? '');
  ids.push(make(account, 'aws_vpc', { cidr_block: '10.0.0.0/16' }).id as string);
  expect(new Set(ids).size).toBe(3);
});

test('the file is byte for byte the same for the same story', () => {
  const texts = [1, 2].map(() => {
    const account = accountIn(folder());
    const vpc = make(account, 'aws_vpc', { cidr_block: '10.0.0.0/16' });
    make(account, 'aws_subnet', { vpc_id: vpc.id, cidr_block: '10.0.1.0/24' });
    return readFileSync(cloudPath(account), 'utf8');
  });
  expect(texts[0]).toBe(texts[1]);
});

test('a name that is taken and a reference that leads nowhere are refused', () => {
  const account = accountIn(folder());
  make(account, 'aws_s3_bucket', { bucket: 'logs' });
  expect(() => make(account, 'aws_s3_bucket', { bucket: 'logs' })).toThrow('exists already as logs');
  expect(() => make(account, 'aws_subnet', { vpc_id: 'vpc-0' })).toThrow('aws_vpc vpc-0 does not exist');
});

test('a resource that others stand on cannot be deleted', () => {
  const account = accountIn(folder());
  const vpc = make(account, 'aws_vpc', { cidr_block: '10.0.0.0/16' });
  const gateway = make(account, 'aws_internet_gateway', { vpc_id: vpc.id });
  expect(() => remove(account, 'aws_vpc', vpc.id as string)).toThrow(
    `dependent object: aws_internet_gateway ${gateway.id as string}`,
  );
  remove(account, 'aws_internet_gateway', gateway.id as string);
  remove(account, 'aws_vpc', vpc.id as string);
  expect(find(account, 'aws_vpc', vpc.id as string)).toBeNull();
});

test('an edit by hand counts from the next call on, and a broken file is named', () => {
  const account = accountIn(folder());
  const queue = make(account, 'aws_sqs_queue', { name: 'q' });
  const text = readFileSync(cloudPath(account), 'utf8');
  writeFileSync(cloudPath(account), text.replace('"delay_seconds": 0', '"delay_seconds": 9'));
  expect(find(account, 'aws_sqs_queue', queue.id as string)?.delay_seconds).toBe(9);
  writeFileSync(cloudPath(account), '{');
  expect(() => find(account, 'aws_sqs_queue', queue.id as string)).toThrow('is not valid JSON');
});

test('another region does not see the resource, except a global one', () => {
  const account = accountIn(folder());
  const elsewhere = { ...account, region: 'us-east-1' };
  const queue = make(account, 'aws_sqs_queue', { name: 'q' });
  const role = make(account, 'aws_iam_role', { name: 'r', assume_role_policy: '{}' });
  expect(find(elsewhere, 'aws_sqs_queue', queue.id as string)).toBeNull();
  expect(find(elsewhere, 'aws_iam_role', role.id as string)).not.toBeNull();
});

test('a group reports the standalone rules beside it and a rule opened by hand, but stores only the latter', () => {
  const account = accountIn(folder());
  const group = make(account, 'aws_security_group', { name: 'lb' });
  make(account, 'aws_vpc_security_group_ingress_rule', { ...rule(group), cidr_ipv4: '0.0.0.0/0' });
  expect(read(account, 'aws_security_group', group)?.ingress).toHaveLength(1);
  const seen = read(account, 'aws_security_group', group) ?? {};
  const { block } = resourceTypes.aws_security_group ?? { block: { attributes: {}, blocks: {} } };
  const config = conform({ name: 'lb', tags: { a: 'b' } }, block);
  update(account, 'aws_security_group', { id: group.id as string, planned: { ...seen, tags: { a: 'b' } }, config });
  expect(find(account, 'aws_security_group', group.id as string)).toMatchObject({ ingress: [], tags: { a: 'b' } });
});

test('reading is restless: empty tags, attached policies, a moving token', () => {
  const account = accountIn(folder());
  const role = make(account, 'aws_iam_role', { name: 'r', assume_role_policy: '{}' });
  make(account, 'aws_iam_role_policy_attachment', { role: 'r', policy_arn: 'arn:p' });
  expect(role.tags).toBeNull();
  expect(read(account, 'aws_iam_role', role)).toMatchObject({ tags: {}, managed_policy_arns: ['arn:p'] });
  const acl = make(account, 'aws_wafv2_web_acl', { name: 'edge', scope: 'REGIONAL' });
  const first = read(account, 'aws_wafv2_web_acl', acl) ?? {};
  const second = read(account, 'aws_wafv2_web_acl', first) ?? {};
  expect(new Set([acl.lock_token, first.lock_token, second.lock_token]).size).toBe(3);
});

test('noise can be switched off', () => {
  const account = accountIn(folder());
  const queue = make(account, 'aws_sqs_queue', { name: 'q' });
  writeFileSync(`${account.root}/faults.json`, '{ "noise": false }');
  expect(read(account, 'aws_sqs_queue', queue)).toEqual(queue);
});

test('every real change is counted, and nothing else', () => {
  const account = accountIn(folder());
  const queue = make(account, 'aws_sqs_queue', { name: 'q' });
  expect(() => make(account, 'aws_sqs_queue', { name: 'q' })).toThrow('exists already');
  remove(account, 'aws_sqs_queue', queue.id as string);
  remove(account, 'aws_sqs_queue', queue.id as string);
  expect(countEffects(readEffects(account.root))).toEqual({
    'sandbox-01': { total: 2, by: { aws_sqs_queue: { create: 1, delete: 1 } } },
  });
});
