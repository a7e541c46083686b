import { describe, expect, test } from 'vitest';
import { canonical } from '../../../src/domain/canonical.ts';
import { judge, summaryOf } from '../../../src/domain/risk/judge.ts';
import { catalogue, ruleSetVersion } from '../../../src/domain/risk/rules/catalogue.ts';
import { canary, fixtureAnalysis, planOf } from '../plan/plans.ts';
import { judged, production, sandbox, told, wafRows } from './judging.ts';

const inputs = { environment: production, policies: wafRows, module: 'network-edge', accounts: {} };

describe('network-edge 2.5.0 in production', () => {
  const judgement = judge(fixtureAnalysis('network-edge-2.5.0'), inputs);

  test('is of class high, because a web ACL comes before a public load balancer', () => {
    expect(judgement).toMatchObject({ class: 'high', impacts: ['network'], destructive: false, verdicts: [] });
    expect(judgement.counts).toMatchObject({ create: 2, update: 1, noop: 13 });
    expect(judgement.findings.filter((finding) => finding.class === 'high').map(told)).toEqual([
      'high fires module.network_edge.aws_wafv2_web_acl_association.edge[0]: attaches a web ACL to a public load balancer',
    ]);
  });

  test('each dimension names the rule and the resource that decided it', () => {
    const address = 'module.network_edge.aws_wafv2_web_acl_association.edge[0]';
    expect(judgement.classification).toEqual({
      artifact: { value: 'iac-module', rule: expect.any(String) },
      target: { value: 'prod', rule: expect.any(String) },
      blastRadius: { value: 'service', rule: expect.any(String), address: 'module.network_edge.aws_lb.edge[0]' },
      reversibility: { value: 'reversible', rule: expect.any(String) },
      riskClass: { value: 'high', rule: 'waf-attach', address },
      dataImpact: { value: 'none', rule: expect.any(String) },
      securityImpact: { value: 'network', rule: 'waf-attach', address },
      userImpact: { value: 'public', rule: 'waf-attach', address },
    });
  });

  test('its summary is what a person needs first', () => {
    const summary = summaryOf(judgement);
    expect(summary.findings.map(({ rule }) => rule)).toEqual(['waf-attach']);
    expect(summary).toMatchObject({ class: 'high', impacts: ['network'], denials: [] });
  });
});

test('network-edge 2.5.1-block is denied by both rows of the policy', () => {
  const { verdicts } = judge(fixtureAnalysis('network-edge-2.5.1-block'), inputs);
  expect(verdicts.map(({ verdict, policy, address }) => `${verdict} ${policy} ${address}`)).toEqual([
    'deny not rule[*].override_action[*].none module.network_edge.aws_wafv2_web_acl.edge',
    'deny not rule[*].action[*].block module.network_edge.aws_wafv2_web_acl.edge',
  ]);
});

test('the first plan of network-edge opens what a public edge opens', () => {
  const { findings } = judge(fixtureAnalysis('network-edge-2.4.0-first'), inputs);
  const high = findings.filter((finding) => finding.class === 'high').map(({ rule, address }) => `${rule} ${address}`);
  expect(high).toEqual(
    expect.arrayContaining([
      'internet-route module.network_edge.aws_route.internet',
      'public-load-balancer module.network_edge.aws_lb.edge[0]',
    ]),
  );
  expect(findings.some((finding) => finding.class === 'critical')).toBe(false);
  expect(findings.filter(({ rule }) => rule === 'open-to-world').map(told)).toEqual([
    'normal fires module.network_edge.aws_vpc_security_group_ingress_rule.http: lets the whole internet in: tcp 80-80, 0.0.0.0/0',
  ]);
});

test.each(['terraform-no-op', 'tofu-no-op', 'network-edge-2.4.0-clean'])(
  '%s is its own class and finds nothing',
  (name) => {
    const judgement = judge(fixtureAnalysis(name), inputs);
    expect(judgement).toMatchObject({ class: 'none', findings: [], impacts: [], destructive: false });
    expect(judgement.classification.riskClass.value).toBe('none');
  },
);

test('an errored plan without changes is not taken for one that does nothing', () => {
  expect(judged({ errored: true }).class).toBe('critical');
  expect(judged({ complete: false }).class).toBe('high');
});

test('nor is one beside which a provider moves', () => {
  const moves = { provider: 'registry.terraform.io/hashicorp/aws', from: '5.9.0', to: '6.0.0' };
  expect(judged({}, { providers: [moves] }).class).toBe('high');
});

test.each(['terraform', 'tofu'])('every action of a plan of %s is found in words', (engine) => {
  const { findings, destructive, class: worst } = judge(fixtureAnalysis(`${engine}-every-action`), inputs);
  expect(worst).toBe('high');
  expect(destructive).toBe(true);
  expect(findings.map(({ rule, address }) => `${rule} ${address}`)).toEqual([
    'replace terraform_data.first',
    'forget terraform_data.released',
    'replace terraform_data.replaced',
    'create terraform_data.added',
    'update terraform_data.changed',
    'delete terraform_data.gone',
    'output output.word',
    'import terraform_data.imported',
    'move terraform_data.new_name',
  ]);
});

test('the same analysis gives the same judgement, also after a round through JSON', () => {
  for (const name of ['network-edge-2.5.0', 'terraform-every-action', 'terraform-secret-in-module']) {
    const analysis = fixtureAnalysis(name);
    const again = judge(JSON.parse(canonical(analysis)), inputs);
    expect(canonical(again)).toBe(canonical(judge(analysis, inputs)));
  }
});

test('no judgement and no summary holds a secret of the plan', () => {
  const judgement = judge(fixtureAnalysis('terraform-secret-in-module'), inputs);
  expect(judgement.findings.length).toBeGreaterThan(3);
  expect(canonical([judgement, summaryOf(judgement)])).not.toContain(canary);
});

test('outside production users are internal, or beta, unless the tenant says otherwise', () => {
  const parts = { changes: [{ address: 'aws_lb.a', actions: ['create'], after: { internal: false } }] };
  const user = (environment: typeof sandbox) => judged(parts, { environment }).classification.userImpact.value;
  expect(user(production)).toBe('public');
  expect(user(sandbox)).toBe('internal');
  expect(user({ ...sandbox, releaseChannel: 'beta' })).toBe('beta');
  expect(user({ ...sandbox, tenantTier: 'strategic' })).toBe('strategic-customer');
  expect(user({ ...sandbox, stage: 'unstated' })).toBe('public');
});

test('a regulated environment is a target of its own', () => {
  const target = judged({}, { environment: { ...production, dataClass: 'regulated' } }).classification.target;
  expect(target.value).toBe('regulated prod');
});

test.each([
  ['aws_iam_role.a', 'account'],
  ['aws_cloudfront_distribution.a', 'global'],
  ['aws_vpc.a', 'region'],
  ['aws_eks_node_group.a', 'cluster'],
  ['aws_lambda_function.a', 'service'],
])('a change of %s reaches %s', (address, reach) => {
  expect(judged({ changes: [{ address, actions: ['create'] }] }).classification.blastRadius.value).toBe(reach);
});

test('a summary holds what weighs as much as the plan, and everything high', () => {
  const summary = summaryOf(
    judge(
      planOf({
        changes: [
          { address: 'aws_db_instance.a', actions: ['delete'] },
          { address: 'aws_lb.b', actions: ['delete', 'create'] },
          { address: 'aws_lambda_function.c', actions: ['create'] },
        ],
      }),
      inputs,
    ),
  );
  expect(summary.findings.map(({ rule, class: weight }) => `${weight} ${rule}`)).toEqual([
    'critical stateful-destroyed',
    'high replace',
  ]);
});

test('a policy that cannot tell stands among the denials, a warning does not', () => {
  const rows = wafRows.map((row, i) => ({ ...row, name: `p${i}`, verdict: i === 0 ? 'deny' : 'warn' }) as const);
  const acl = { address: 'aws_wafv2_web_acl.a', actions: ['create'] };
  const denials = (more: object) =>
    summaryOf(judge(planOf({ changes: [{ ...acl, ...more }] }), { ...inputs, policies: rows })).denials.map(
      ({ policy }) => policy,
    );
  const block = [{ override_action: [{ none: [{}] }], action: [{ block: [{}] }] }];
  expect(denials({ after: { rule: block } })).toEqual(['p0']);
  expect(denials({ unknown: { rule: true } })).toEqual(['p0', 'p1']);
  expect(denials({})).toEqual([]);
});

test('every rule has an id of its own, a source, and the version is stated', () => {
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
  expect(catalogue.every(({ source }) => source.length > 0)).toBe(true);
  expect(ruleSetVersion).toMatch(/^[0-9]{4}[.][0-9]{2}-[0-9]+$/);
});
