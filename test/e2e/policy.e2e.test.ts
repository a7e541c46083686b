import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { promotionOf } from './people.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';

vi.setConfig({ testTimeout: 300_000 });

let project: Project;

beforeAll(async () => {
  project = await makeSandbox({ accounts: ['sandbox-01', 'prod-noncritical-01'] });
});

afterAll(() => project?.remove());

test('S23.2 a rule that blocks at once is denied at the first wave, and nobody can approve it', async () => {
  const ran = (await project.waves('run', 'network-edge@2.5.1-block')).expect(4, 'policy-denied');
  const denied = ran.reasons.find(({ code }) => code === 'policy-denied');
  expect(denied?.subject).toBe('sandbox-01/network-edge');
  expect(denied?.say).toContain('module.network_edge.aws_wafv2_web_acl.edge');
  const plan = promotionOf(ran).steps[0]?.members[0]?.plan ?? '';
  const yes = ['approve', promotionOf(ran).promotion, '--plan', plan, '--as', 'silas'];
  (await project.waves(...yes)).expect(6, 'evidence-not-complete');
  (await project.waves('run', 'network-edge@2.5.1-block')).expect(4, 'policy-denied');
  expect(project.effects()).toEqual([]);
  expect((await project.facts('plan-asked')).map(({ fact }) => fact.stack)).not.toContain(
    'prod-noncritical-01/network-edge',
  );
});

test('S23.4 a load balancer that is not listed as affected is denied, and listing it is the way on', async () => {
  const [open] = (await project.facts('promotion-started')).map(({ fact }) => fact.promotion);
  (await project.waves('abort', open ?? '', '--reason', 'it blocks', '--as', 'silas')).expect(0);
  const rules = project.read('policies/rules.yaml');
  const unlisted = rules.replace('edge[0]', 'edge[7]');
  project.commit({ 'policies/rules.yaml': unlisted }, { message: 'List another load balancer' });
  const ran = (await project.waves('run', 'network-edge@2.5.0')).expect(4, 'policy-denied');
  const denied = ran.reasons.find(({ code }) => code === 'policy-denied');
  expect(denied?.say).toContain('module.network_edge.aws_wafv2_web_acl_association.edge[0]');
  expect(denied?.fix).toContain('policies/rules.yaml');
  expect(project.effects()).toEqual([]);
  const { promotion } = promotionOf(ran);
  (await project.waves('abort', promotion, '--reason', 'list it first', '--as', 'silas')).expect(0);
  project.commit({ 'policies/rules.yaml': rules }, { message: 'List what is affected' });
  (await project.waves('run', 'network-edge@2.5.0')).expect(3, 'awaiting-approval');
});
