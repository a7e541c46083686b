import { writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { type ApplyFault, faultsPath, readFaults, strike, writeFaults } from '../../src/simcloud/cloud/faults.ts';
import { readCloud } from '../../src/simcloud/cloud/store.ts';
import { applyChange, type Change } from '../../src/simcloud/provider/apply-change.ts';
import { openSession } from '../../src/simcloud/provider/session.ts';
import { UNKNOWN } from '../../src/simcloud/schema/values.ts';
import { folder } from './folder.ts';

const call = { account: 'a', type: 'aws_vpc', on: 'create' } as const;
const access = (root: string) => ({
  root,
  account: 'a',
  accountId: '111111111111',
  seed: 's',
  identity: 'apply' as const,
  die: vi.fn(),
});
const change: Change = {
  type: 'aws_sqs_queue',
  prior: null,
  planned: { id: UNKNOWN, name: 'q' },
  config: { name: 'q' },
};
const breakIt = (root: string, ...apply: ApplyFault[]) => writeFaults(root, { ...readFaults(root), apply });

test('a fault strikes at the n-th matching call, once', () => {
  const root = folder();
  breakIt(root, { do: 'fail', account: 'a', type: 'aws_vpc', at: 2 });
  const struck = ['aws_vpc', 'aws_subnet', 'aws_vpc', 'aws_vpc'].map((type) => strike(root, { ...call, type }).length);
  expect(struck).toEqual([0, 0, 1, 0]);
});

test('a fault without a number strikes every matching call of its account', () => {
  const root = folder();
  breakIt(root, { do: 'slow', account: 'a', ms: 1 });
  expect(strike(root, call)).toHaveLength(1);
  expect(strike(root, call)).toHaveLength(1);
  expect(strike(root, { ...call, account: 'b' })).toHaveLength(0);
});

test('a fault taken away and written again counts from one', () => {
  const root = folder();
  const fault = { do: 'fail', at: 1 } as const;
  breakIt(root, fault);
  expect(strike(root, call)).toHaveLength(1);
  breakIt(root, fault);
  expect(strike(root, call)).toHaveLength(1);
});

test('a faults file that is no JSON is named', () => {
  const root = folder();
  writeFileSync(faultsPath(root), '{');
  expect(() => readFaults(root)).toThrow('faults.json is not valid JSON');
});

test('a plain failure leaves the cloud as it was, a tainting one leaves the resource behind', async () => {
  const root = folder();
  breakIt(root, { do: 'fail', at: 1, message: 'no capacity' }, { do: 'taint', at: 2 });
  const session = openSession(access(root));
  await expect(applyChange(session, change)).rejects.toThrow('no capacity');
  expect(readCloud(session.access).resources).toEqual({});
  const { state, failure } = await applyChange(session, change);
  expect(failure?.message).toContain('aws_sqs_queue');
  expect(Object.keys(readCloud(session.access).resources.aws_sqs_queue ?? {})).toEqual([state?.id]);
});

test('the plan identity changes nothing', async () => {
  const root = folder();
  const session = openSession({ ...access(root), identity: 'plan' });
  await expect(applyChange(session, change)).rejects.toMatchObject({ code: 'AccessDenied' });
  expect(readCloud(session.access).resources).toEqual({});
});

test('a call that hangs ends when Terraform stops the provider', async () => {
  const root = folder();
  breakIt(root, { do: 'hang' });
  const session = openSession(access(root));
  const hanging = applyChange(session, change);
  session.stop.abort();
  await expect(hanging).rejects.toMatchObject({ code: 'RequestCanceled' });
});

test('a process told to die does so before or after the cloud has changed', async () => {
  for (const [when, made] of [
    ['before', 0],
    ['after', 1],
  ] as const) {
    const root = folder();
    breakIt(root, { do: 'die', when });
    const session = openSession(access(root));
    const dying = applyChange(session, change).catch(() => undefined);
    session.stop.abort();
    await dying;
    expect(session.access.die).toHaveBeenCalledOnce();
    expect(Object.keys(readCloud(session.access).resources)).toHaveLength(made);
  }
});
