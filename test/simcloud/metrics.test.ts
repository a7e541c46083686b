import { expect, test } from 'vitest';
import { type MetricFault, readFaults, writeFaults } from '../../src/simcloud/cloud/faults.ts';
import { readCloud, writeCloud } from '../../src/simcloud/cloud/store.ts';
import { metricsOf } from '../../src/simcloud/server/metrics.ts';
import { folder } from './folder.ts';

const tags_all = { module: 'network-edge', module_version: '2.5.0' };
const counting = { tags_all, rule: [{ name: 'common', override_action: [{ count: [{}] }] }] };
const enforcing = { tags_all, rule: [{ name: 'common', override_action: [{ none: [{}] }] }] };

function account(acl?: object) {
  const ref = { root: folder(), account: 'a', accountId: '111111111111' };
  if (acl) writeCloud(ref, { ...readCloud(ref), resources: { aws_wafv2_web_acl: { id1: { ...acl } } } });
  const spoil = (...metrics: MetricFault[]) => writeFaults(ref.root, { ...readFaults(ref.root), metrics });
  return { metrics: () => metricsOf(ref, 'seed'), spoil };
}

test('without a counting rule there are no samples and no rate', () => {
  const none = { samples: 0, waf_counted: 0, false_positive_rate: null };
  expect(account().metrics()).toMatchObject({ ...none, module: null, version: null });
  expect(account(enforcing).metrics()).toMatchObject({ ...none, version: '2.5.0' });
});

test('a counting rule gives counts below the baseline, the same every time', () => {
  const { metrics } = account(counting);
  const first = metrics();
  expect(first).toMatchObject({ account: 'a', module: 'network-edge', version: '2.5.0', samples: 20_000 });
  expect(first?.false_positive_rate).toBeLessThanOrEqual(first?.baseline_rate ?? 0);
  expect(first?.waf_counted).toBeGreaterThan(first?.false_positives ?? 0);
  expect(metrics()).toEqual(first);
});

test('a rule that counts on its own action counts too', () => {
  expect(account({ rule: [{ action: [{ count: [{}] }] }] }).metrics()?.samples).toBe(20_000);
});

test('a spike of one version shows only there, with numbers that agree', () => {
  const { metrics, spoil } = account(counting);
  spoil({ version: '2.4.0', false_positive_rate: 0.5 });
  expect(metrics()?.false_positive_rate).toBeLessThan(0.01);
  spoil({ account: 'a', version: '2.5.0', false_positive_rate: 0.05 });
  expect(metrics()).toMatchObject({ false_positive_rate: 0.05, false_positives: 1000, waf_counted: 1000 });
});

test('a metrics service that is down says nothing', () => {
  const { metrics, spoil } = account(counting);
  spoil({ account: 'b', down: true });
  expect(metrics()).not.toBeNull();
  spoil({ account: 'a', down: true });
  expect(metrics()).toBeNull();
});
