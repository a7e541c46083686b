import { describe, expect, test } from 'vitest';
import { hourMs } from '../../../src/domain/instant.ts';
import { approvalNeed, type NeedQuestion } from '../../../src/domain/risk/approval-need.ts';
import type { ApprovalRule, Selector } from '../../../src/domain/rules.ts';
import type { PlanParts } from '../plan/plans.ts';
import { judged, production, sandbox } from './judging.ts';

const key = (name: string, when: Selector, requiredRoles: string[], different = true): ApprovalRule => ({
  key: name,
  when,
  requiredRoles,
  requireDifferentActorFromAuthor: different,
});

/** The lesson's keys as the estate has them. */
const estate = [
  key('sandbox', { stage: ['sandbox'] }, []),
  key('prod', { stage: ['prod'] }, ['service-owner']),
  key('prod-infra-network', { stage: ['prod'], security: ['network*'] }, ['platform-owner', 'security-owner']),
];
const lifetimes = { low: 24 * hourMs, standard: 4 * hourMs, sensitive: hourMs };

const plans = {
  nothing: {},
  low: { output_changes: { o: { actions: ['update'] } } },
  normal: { changes: [{ address: 'aws_lambda_function.f', actions: ['create'] }] },
  network: { changes: [{ address: 'aws_security_group.g', actions: ['create'] }] },
  iam: { changes: [{ address: 'aws_iam_role.r', actions: ['create'] }] },
  destructive: { changes: [{ address: 'aws_lambda_function.f', actions: ['delete'] }] },
} satisfies Record<string, PlanParts>;

function need(plan: keyof typeof plans, more: Partial<NeedQuestion> & { approvals?: ApprovalRule[] } = {}) {
  const { approvals = estate, environment = production, ...rest } = more;
  return approvalNeed({
    judgement: judged(plans[plan], { environment }),
    environment,
    wave: { name: 'w', requiredApprovals: [] },
    rules: { approvals, lifetimes },
    always: false,
    ...rest,
  });
}

describe('who is asked', () => {
  test('nobody about a plan that does nothing, whatever the wave wants', () => {
    const asked = need('nothing', { wave: { name: 'w', requiredApprovals: ['security-owner'] }, always: true });
    expect(asked).toMatchObject({ roles: [], anyPerson: false });
  });

  test('nobody about class low outside production, and the owner inside', () => {
    expect(need('low', { environment: { ...production, stage: 'staging' } })).toMatchObject({
      roles: [],
      anyPerson: false,
    });
    expect(need('low', { environment: sandbox })).toMatchObject({ roles: [], anyPerson: false });
    expect(need('low')).toMatchObject({ roles: ['service-owner'] });
    const unstated = need('low', { environment: { ...production, stage: 'unstated' } });
    expect(unstated).toMatchObject({ roles: [], anyPerson: true });
  });

  test('the owner of the stage', () => {
    expect(need('normal')).toMatchObject({ roles: ['service-owner'], anyPerson: false, because: ['prod'] });
  });

  test('the two owners of the network instead, where the plan touches it', () => {
    expect(need('network')).toMatchObject({
      roles: ['platform-owner', 'security-owner'],
      because: ['prod-infra-network'],
      lifetime: hourMs,
      lifetimeBecause: 'network',
    });
  });

  test('the wave besides', () => {
    const wave = { name: 'regulated-prod', requiredApprovals: ['security-owner', 'compliance-owner'] };
    expect(need('network', { wave })).toMatchObject({
      roles: ['compliance-owner', 'platform-owner', 'security-owner'],
      because: ['wave regulated-prod', 'prod-infra-network'],
    });
    expect(need('low', { wave, environment: sandbox }).roles).toEqual(['compliance-owner', 'security-owner']);
  });

  test('all keys that select it and do not refine each other, each role once', () => {
    const approvals = [
      key('a', { stage: ['prod'] }, ['x', 'y'], false),
      key('b', { dataClass: ['internal'] }, ['y', 'z'], true),
      key('c', { class: ['critical'] }, ['w']),
    ];
    expect(need('normal', { approvals })).toMatchObject({
      roles: ['x', 'y', 'z'],
      requireDifferentActorFromAuthor: true,
      because: ['a', 'b'],
    });
  });

  test('a finer key without roles takes none away', () => {
    const approvals = [
      key('prod', { stage: ['prod'] }, ['x']),
      key('fine', { stage: ['prod'], class: ['normal'] }, []),
    ];
    expect(need('normal', { approvals }).roles).toEqual(['x']);
  });

  test('a key with more dimensions that selects wider refines nothing', () => {
    const approvals = [
      key('one', { stage: ['prod'] }, ['x']),
      key('two', { stage: ['prod', 'staging'], class: ['normal'] }, ['y']),
      key('three', { account: ['prod-*'], class: ['normal'] }, ['z']),
    ];
    expect(need('normal', { approvals }).roles).toEqual(['x', 'y', 'z']);
  });

  test('one person where no key selects it', () => {
    expect(need('normal', { approvals: [] })).toMatchObject({
      roles: [],
      anyPerson: true,
      requireDifferentActorFromAuthor: true,
      because: ['no key selects it'],
    });
  });

  test('nobody where the only key says nobody, except where somebody is always asked', () => {
    expect(need('network', { environment: sandbox })).toMatchObject({ roles: [], anyPerson: false });
    expect(need('destructive', { environment: sandbox })).toMatchObject({ roles: [], anyPerson: false });
    expect(need('network', { environment: sandbox, always: true })).toMatchObject({
      roles: [],
      anyPerson: true,
      requireDifferentActorFromAuthor: true,
      because: ['always asked'],
    });
    expect(need('low', { environment: sandbox, always: true }).anyPerson).toBe(true);
    expect(need('network', { always: true })).toMatchObject({
      roles: ['platform-owner', 'security-owner'],
      anyPerson: false,
    });
  });

  test('keys may speak of module and stack where they are given', () => {
    const approvals = [key('edge', { module: ['network-*'], stack: ['*/edge'] }, ['x'])];
    expect(need('normal', { approvals, module: 'network-edge', stack: 'a/edge' }).roles).toEqual(['x']);
    expect(need('normal', { approvals })).toMatchObject({ roles: [], anyPerson: true });
  });

  test('a key that asks for nobody in particular still keeps authors out', () => {
    const approvals = [key('a', { stage: ['prod'] }, [], true)];
    const wave = { name: 'w', requiredApprovals: ['x'] };
    expect(need('normal', { approvals, wave })).toMatchObject({ roles: ['x'], requireDifferentActorFromAuthor: true });
  });
});

describe('how long a yes lasts', () => {
  test.each<[keyof typeof plans, object, number, string]>([
    ['network', {}, hourMs, 'network'],
    ['iam', {}, hourMs, 'iam'],
    ['destructive', {}, hourMs, 'destructive'],
    ['normal', {}, 4 * hourMs, 'standard'],
    ['normal', { environment: { ...production, stage: 'staging' }, approvals: [] }, 24 * hourMs, 'low'],
    ['destructive', { environment: { ...production, stage: 'staging' }, approvals: [] }, hourMs, 'destructive'],
  ])('%s with %j', (plan, more, lifetime, lifetimeBecause) =>
    expect(need(plan, more)).toMatchObject({ lifetime, lifetimeBecause }),
  );
});
