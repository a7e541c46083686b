import { describe, expect, test } from 'vitest';
import { needsSomebody } from '../../../src/domain/approval-need.ts';
import { canonical } from '../../../src/domain/canonical.ts';
import { classes } from '../../../src/domain/classification/orders.ts';
import type { Environment } from '../../../src/domain/environment.ts';
import { hourMs } from '../../../src/domain/instant.ts';
import type { Classification, RiskClass } from '../../../src/domain/judgement.ts';
import { approvalNeed } from '../../../src/domain/risk/approval-need.ts';
import { ruleSetVersion } from '../../../src/domain/risk/rules/catalogue.ts';
import { keptPlans, readPlan } from '../../golden/kept.ts';
import { judged } from '../../golden/told.ts';
import { production, sandbox } from './judging.ts';

const golden = (story: string, environment = production) => judged(readPlan(story), engineOf(story), environment);
const engineOf = (story: string) => (story.startsWith('tofu-') ? 'tofu' : 'terraform');
const weight = (of: RiskClass): number => classes.indexOf(of);

describe('S14.1 the eight dimensions', () => {
  const prodRegulated: Environment = { ...production, dataClass: 'regulated' };
  const beta: Environment = { ...production, stage: 'staging', releaseChannel: 'beta' };
  const strategic: Environment = { ...sandbox, tenantTier: 'strategic' };

  test.each<[keyof Classification, string, string, string | undefined, Environment?]>([
    ['artifact', 'nothing-to-do', 'iac-module', undefined],
    ['target', 'nothing-to-do', 'prod', undefined],
    ['target', 'nothing-to-do', 'regulated prod', undefined, prodRegulated],
    ['target', 'nothing-to-do', 'sandbox', undefined, sandbox],
    ['blastRadius', 'nothing-to-do', 'none', undefined],
    ['blastRadius', 'update-in-place', 'service', 'aws_cloudwatch_metric_alarm.errors'],
    ['blastRadius', 'route-to-internet', 'region', 'aws_route.out'],
    ['blastRadius', 'admin-attached', 'account', 'aws_iam_role_policy_attachment.app'],
    ['blastRadius', 'record-changed', 'global', 'aws_route53_record.www'],
    ['reversibility', 'tags-only', 'reversible', undefined],
    ['reversibility', 'forgotten', 'partially-reversible', 'aws_sqs_queue.orders'],
    ['reversibility', 'database-deleted-unsaved', 'irreversible', 'aws_db_instance.orders'],
    ['riskClass', 'nothing-to-do', 'none', undefined],
    ['riskClass', 'tags-only', 'low', 'aws_sqs_queue.orders'],
    ['riskClass', 'update-in-place', 'normal', 'aws_cloudwatch_metric_alarm.errors'],
    ['riskClass', 'route-to-internet', 'high', 'aws_route.out'],
    ['riskClass', 'table-key-changed', 'critical', 'aws_dynamodb_table.orders'],
    ['dataImpact', 'update-in-place', 'none', undefined],
    ['dataImpact', 'database-grown', 'write-path', 'aws_db_instance.orders'],
    ['dataImpact', 'database-replaced', 'schema-data', 'aws_db_instance.orders'],
    ['securityImpact', 'update-in-place', 'none', undefined],
    ['securityImpact', 'bucket-policy-public', 'policy', 'aws_s3_bucket_policy.orders'],
    ['securityImpact', 'secret-changed', 'secret', 'aws_ssm_parameter.password'],
    ['securityImpact', 'group-opened-to-world', 'network', 'aws_security_group.web'],
    ['securityImpact', 'admin-attached', 'iam', 'aws_iam_role_policy_attachment.app'],
    ['userImpact', 'update-in-place', 'internal', undefined],
    ['userImpact', 'group-opened-to-world', 'public', 'aws_security_group.web'],
    ['userImpact', 'group-opened-to-world', 'internal', undefined, sandbox],
    ['userImpact', 'group-opened-to-world', 'beta', undefined, beta],
    ['userImpact', 'nothing-to-do', 'strategic-customer', undefined, strategic],
  ])('%s of %s is %s', (dimension, story, value, address, environment) => {
    expect(golden(story, environment).classification[dimension]).toMatchObject({
      value,
      rule: expect.stringMatching(/\w/),
      ...(address === undefined ? {} : { address }),
    });
  });

  test('are shown on a golden set of more than thirty plans', () => {
    expect(keptPlans.length).toBeGreaterThan(30);
  });
});

describe('S14.4 the highest wins', () => {
  test.each(keptPlans.map(({ file }) => file))('the class of %s is that of its worst finding', (file) => {
    const { class: planClass, findings, classification } = golden(file);
    const worst = findings.map((finding) => weight(finding.class));
    expect(weight(planClass)).toBe(Math.max(0, ...worst));
    expect(classification.riskClass.value).toBe(planClass);
  });

  test('a type that nobody knows is high, and cannot tell', () => {
    const { class: planClass, findings } = golden('unknown-type');
    expect(planClass).toBe('high');
    expect(findings.find(({ rule }) => rule === 'unknown-type')).toMatchObject({ class: 'high', verdict: 'unknown' });
  });

  test('a known type of a provider that nobody knows is high, and cannot tell', () => {
    const { class: planClass, findings } = golden('unknown-provider');
    expect(planClass).toBe('high');
    expect(findings.find(({ rule }) => rule === 'unknown-provider')).toMatchObject({ verdict: 'unknown' });
  });
});

describe('S14.6 an answer is the same every time', () => {
  test.each(['counted-list-shifted', 'waf-turned-to-block', 'secret-changed', 'drift-beside'])(
    'to the byte, whatever the order of rows in %s',
    (story) => {
      const plan = JSON.parse(readPlan(story)) as { resource_changes: unknown[]; resource_drift?: unknown[] };
      const turned = {
        ...Object.fromEntries(Object.entries(plan).reverse()),
        resource_changes: plan.resource_changes.toReversed(),
        resource_drift: (plan.resource_drift ?? []).toReversed(),
      };
      expect(canonical(judged(JSON.stringify(turned), 'terraform'))).toBe(canonical(golden(story)));
    },
  );

  test('and names the rules it was given under', () => {
    expect(golden('nothing-to-do').ruleSet).toBe(ruleSetVersion);
  });
});

describe('S14.7 the class decides who is asked, and how long a yes lasts', () => {
  const approvals = ['low', 'normal', 'high', 'critical'].map((each) => ({
    key: `class-${each}`,
    when: { class: [each] },
    requiredRoles: [`${each}-owner`],
    requireDifferentActorFromAuthor: true,
  }));
  const lifetimes = { low: 24 * hourMs, standard: 4 * hourMs, sensitive: hourMs };
  const need = (story: string, environment = production) =>
    approvalNeed({
      judgement: golden(story, environment),
      environment,
      wave: { name: 'w', requiredApprovals: [] },
      rules: { approvals, lifetimes },
      always: false,
    });

  test.each<[string, Environment, string[], number, string]>([
    ['nothing-to-do', production, [], 0, 'none'],
    ['tags-only', sandbox, [], 0, 'none'],
    ['tags-only', production, ['low-owner'], 4 * hourMs, 'standard'],
    ['update-in-place', production, ['normal-owner'], 4 * hourMs, 'standard'],
    ['update-in-place', sandbox, ['normal-owner'], 24 * hourMs, 'low'],
    ['unknown-type', production, ['high-owner'], 4 * hourMs, 'standard'],
    ['route-to-internet', production, ['high-owner'], hourMs, 'network'],
    ['group-opened-to-world', sandbox, ['critical-owner'], hourMs, 'network'],
    ['trust-widened-to-everybody', production, ['critical-owner'], hourMs, 'iam'],
    ['database-deleted-unsaved', production, ['critical-owner'], hourMs, 'destructive'],
    ['forgotten', sandbox, ['high-owner'], hourMs, 'destructive'],
  ])('%s', (story, environment, roles, lifetime, lifetimeBecause) => {
    expect(need(story, environment)).toMatchObject({ roles, lifetime, lifetimeBecause });
  });
});

describe('S14.8 a plan that does nothing', () => {
  test.each(['nothing-to-do', 'tofu-nothing-to-do'])('%s is a class of its own, without findings', (story) => {
    expect(golden(story)).toMatchObject({ class: 'none', findings: [], impacts: [], destructive: false });
  });

  test('needs nobody, even where somebody is always asked and the wave wants an owner', () => {
    const wave = { name: 'w', requiredApprovals: ['security-owner'] };
    const rules = { approvals: [], lifetimes: { low: 1, standard: 1, sensitive: 1 } };
    const judgement = golden('nothing-to-do');
    expect(needsSomebody(approvalNeed({ judgement, environment: production, wave, rules, always: true }))).toBe(false);
  });

  test.each(['outputs-only', 'moved', 'imported', 'tags-only'])('%s does something, so it is not one', (story) => {
    expect(golden(story).class).toBe('low');
  });
});

describe('S14.9 what is no plain change', () => {
  test.each<[string, RiskClass, object, boolean]>([
    ['moved', 'low', { move: 1, update: 0 }, false],
    ['tofu-moved', 'low', { move: 1, update: 0 }, false],
    ['moved-and-updated', 'normal', { move: 1, update: 1 }, false],
    ['imported', 'low', { import: 1, update: 0 }, false],
    ['tofu-imported', 'low', { import: 1, update: 0 }, false],
    ['imported-and-updated', 'high', { import: 1, update: 1 }, false],
    ['forgotten', 'high', { forget: 1, delete: 0 }, true],
    ['tofu-forgotten', 'high', { forget: 1, delete: 0 }, true],
    ['tofu-replaced-by-forgetting', 'high', { replace: 1 }, true],
    ['replaced-by-trigger', 'high', { replace: 1, update: 1 }, true],
    ['replaced-by-request', 'high', { replace: 1 }, true],
    ['tainted', 'high', { replace: 1 }, true],
    ['deposed', 'normal', { delete: 1 }, true],
    ['tofu-deposed', 'normal', { delete: 1 }, true],
  ])('%s is %s', (story, planClass, counts, destructive) => {
    expect(golden(story)).toMatchObject({ class: planClass, counts, destructive });
  });

  test.each([
    ['replaced-by-trigger', 'something it follows changes'],
    ['replaced-by-request', 'the plan was asked to'],
    ['tainted', 'it is tainted'],
    ['replaced-destroy-first', 'alarm_name cannot change'],
  ])('%s says why', (story, why) => {
    expect(golden(story).findings.find(({ rule }) => rule === 'replace')?.say).toContain(why);
  });
});

describe('S23.2 a WAF rule starts in count mode', () => {
  test.each([
    ['waf-created-counting', []],
    ['waf-created-blocking', ['deny']],
    ['waf-turned-to-block', ['deny']],
    ['waf-turned-to-count', []],
  ])('%s: %j', (story, verdicts) => {
    expect(golden(story, sandbox).verdicts.map(({ verdict }) => verdict)).toEqual(verdicts);
  });
});
