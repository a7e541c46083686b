import type { Act, SignedAct } from '../../../src/domain/act.ts';
import type { ApprovalNeed } from '../../../src/domain/approval-need.ts';
import { nobody } from '../../../src/domain/approval-need.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/instant.ts';
import type { JudgementSummary } from '../../../src/domain/judgement.ts';
import type { PlanRecord } from '../../../src/domain/plan-record.ts';
import { recordDigest } from '../../../src/domain/plan-record.ts';
import type { PlanRequest, Purpose } from '../../../src/domain/plan-request.ts';
import { actId } from '../../../src/domain/promotion/act-id.ts';
import type { Facts } from '../../../src/domain/promotion/gathered.ts';
import type { Promotion } from '../../../src/domain/promotion/state.ts';
import type { Release } from '../../../src/domain/release.ts';
import { startedRelease } from '../../../src/domain/release.ts';
import type { Contract, EvidenceRule, Rules, WaveRule } from '../../../src/domain/rules.ts';
import type { Stack } from '../../../src/domain/stack.ts';
import type { Wave } from '../../../src/domain/wave.ts';

/** When every story begins. */
export const start = Date.UTC(2027, 2, 1, 9);

export const sum = digestOf('something');
export const otherSum = digestOf('something else');

/** The stacks of the lesson's estate, by account. */
export const sandbox = 'sandbox-01/network-edge';
export const noncritical = 'prod-noncritical-01/network-edge';
export const standard1 = 'prod-standard-01/network-edge';
export const standard2 = 'prod-standard-02/network-edge';
export const standard3 = 'prod-standard-03/network-edge';
export const regulated = 'prod-regulated-01/network-edge';

export const release: Release = {
  module: 'network-edge',
  version: '2.5.0',
  source: 'git::file:///modules/network-edge',
  origin: 'own',
  tag: 'v2.5.0',
  commit: 'c0ffee',
  digest: digestOf('network-edge 2.5.0'),
  nested: [],
};

export const promotionId = 'p-7f3a';
export const ledgerId = 'ledger-1';

export function evidence(kind: string, more: Partial<EvidenceRule> = {}): EvidenceRule {
  return { kind, onNoData: 'hold', ...more };
}

export function wave(name: string, members: readonly string[], more: Partial<WaveRule> = {}): Wave {
  return {
    name,
    accounts: members.map((member) => accountOf(member)),
    members,
    requiredEvidence: [],
    requiredApprovals: [],
    soak: 0,
    concurrency: 5,
    failureBudget: 0,
    strict: false,
    deadline: hourMs,
    ...more,
  };
}

/** The four waves of lesson 23. */
export const lessonWaves: readonly Wave[] = [
  wave('sandbox', [sandbox], { requiredEvidence: [evidence('plan_pass'), evidence('apply_pass')] }),
  wave('low-risk-prod', [noncritical], {
    requiredEvidence: [evidence('plan_pass'), evidence('policy_pass'), evidence('waf_count_metrics')],
  }),
  wave('prod-standard', [standard1, standard2, standard3], { requiredEvidence: [evidence('no_false_positive_spike')] }),
  wave('regulated-prod', [regulated], { requiredApprovals: ['security-owner', 'compliance-owner'] }),
];

/** The same waves, asking for no evidence. */
export const bareWaves: readonly Wave[] = lessonWaves.map((one) => ({ ...one, requiredEvidence: [] }));

export function contractOf(waves: readonly Wave[]): Contract {
  return { name: 'network-edge', digest: sum, waves };
}

export function accountOf(stack: string): string {
  return stack.slice(0, stack.indexOf('/'));
}

const waveOfStack: Readonly<Record<string, string>> = Object.fromEntries(
  lessonWaves.flatMap(({ name, members }) => members.map((member) => [member, name])),
);

export function stackOf(name: string): Stack {
  const account = accountOf(name);
  const environment = {
    stage: account.startsWith('prod') ? 'prod' : 'sandbox',
    region: 'eu-west-1',
    account,
    cluster: 'none',
    tenantTier: 'none',
    dataClass: 'internal',
    releaseChannel: 'stable',
  };
  return {
    name,
    folder: `stacks/${name}`,
    workspace: 'default',
    environment,
    accountId: `id of ${account}`,
    engine: { kind: 'terraform' },
    variableFiles: [],
    reads: [],
    env: [],
  };
}

export function requestOf(stack: string, more: Partial<PlanRequest> & { purpose?: Purpose } = {}): PlanRequest {
  return {
    id: `request of ${stack}`,
    purpose: 'promote',
    promotion: promotionId,
    stack: stackOf(stack),
    commit: 'governed-1',
    readSet: [`stacks/${stack}/main.tf`],
    readSetDigest: sum,
    module: release.module,
    fromVersion: '2.4.0',
    toVersion: release.version,
    edits: [],
    companions: [],
    releases: [release],
    askedAt: start,
    deadlineMs: 30 * minuteMs,
    ...more,
  };
}

/** A judged plan record that is good for a day from the start. Another nonce is another plan. */
export function recordOf(stack: string, more: Partial<PlanRecord> = {}): PlanRecord {
  const { environment, accountId, folder, workspace } = stackOf(stack);
  const backend = digestOf(`backend of ${stack}`);
  return {
    schema: 1,
    ledger: ledgerId,
    promotion: promotionId,
    request: `request of ${stack}`,
    nonce: 'n1',
    stack,
    folder,
    wave: waveOfStack[stack] ?? 'sandbox',
    environment,
    account: accountId,
    backend,
    workspaceName: workspace,
    lockKey: `${backend}/${workspace}`,
    sealed: {
      planFile: { name: 'plan', digest: digestOf('plan file') },
      workspace: { name: 'workspace', digest: digestOf('workspace') },
      planJson: digestOf('plan json'),
      root: '/var/tmp/waves/1',
    },
    fingerprint: digestOf('fingerprint'),
    analysis: digestOf('analysis'),
    driftAnalysis: digestOf('drift analysis'),
    commit: 'governed-1',
    readSet: [`${folder}/main.tf`],
    readSetDigest: sum,
    edits: [],
    companions: [],
    generated: [],
    release,
    fromVersion: '2.4.0',
    engine: { kind: 'terraform', version: '1.12.2', binary: digestOf('binary') },
    arguments: ['plan'],
    variables: 'hmac:1',
    judgement: digestOf('judgement'),
    ruleSet: '1',
    contract: sum,
    rules: sum,
    authors: { persons: ['bea'], unknown: [] },
    state: { lineage: 'lineage', serial: 4 },
    timeZoneData: '2027a',
    pool: 'default',
    created: start,
    expires: start + dayMs,
    ...more,
  };
}

export function dOf(stack: string, more: Partial<PlanRecord> = {}): string {
  return recordDigest(recordOf(stack, more));
}

/** Those roles, another actor than the author, for an hour. */
export function needs(roles: readonly string[], more: Partial<ApprovalNeed> = {}): ApprovalNeed {
  return {
    roles,
    anyPerson: false,
    requireDifferentActorFromAuthor: true,
    lifetime: hourMs,
    lifetimeBecause: 'network',
    because: [],
    ...more,
  };
}

export const anyone: ApprovalNeed = needs([], { anyPerson: true });

const noCounts = { create: 0, update: 1, delete: 0, replace: 0, forget: 0, import: 0, move: 0, read: 0, noop: 0 };

export function summaryOf(more: Partial<JudgementSummary> = {}): JudgementSummary {
  return { class: 'high', impacts: [], counts: noCounts, destructive: false, findings: [], denials: [], ...more };
}

export function signed(act: Partial<Act> & Pick<Act, 'type' | 'by'>): SignedAct {
  return {
    act: { ledger: ledgerId, at: start, nonce: 'once', promotion: promotionId, ...act },
    signature: `signed by ${act.by}`,
  };
}

/** Ana started the promotion; bea wrote the change. Gus holds two roles, hal none, ivo left. */
export const startAct = signed({ type: 'waves.start', by: 'ana', release: startedRelease(release) });

function person(id: string) {
  return { id, name: id, emails: [`${id}@example.com`], keys: [{ publicKey: `key of ${id}` }] };
}

export const rules: Rules = {
  digest: sum,
  people: ['ana', 'bea', 'cleo', 'dan', 'eva', 'fin', 'gus', 'hal', 'ivo'].map(person),
  roles: {
    'service-owner': [{ person: 'ana' }, { person: 'bea' }, { person: 'cleo' }, { person: 'gus' }],
    'platform-owner': [{ person: 'dan' }, { person: 'ana' }, { person: 'gus' }],
    'security-owner': [{ person: 'eva' }, { person: 'gus' }, { person: 'ivo', until: start }],
    'compliance-owner': [{ person: 'fin' }],
  },
  approvals: [],
  lifetimes: { low: dayMs, standard: 4 * hourMs, sensitive: hourMs },
  recordLifetime: dayMs,
  freezes: [],
  policies: [],
  classification: [],
  exceptions: [],
  ignoredDrift: [],
  accounts: {},
};

/** Everything the applying side sees just before the intent, as the record says it. */
export function holding(record: PlanRecord, promotion: Promotion): Facts {
  const judged = promotion.stacks.get(record.stack)?.judged;
  const seen = <T>(value: T) => ({ value, age: 0 });
  return {
    governedHead: seen('governed-2'),
    account: seen(record.account),
    state: seen(record.state),
    planState: seen(record.state),
    backend: seen(record.backend),
    backendLock: seen(undefined),
    planFile: seen(record.sealed.planFile.digest),
    workspace: seen(record.sealed.workspace.digest),
    engine: seen(record.engine),
    variables: seen(record.variables),
    analysis: seen(record.analysis),
    judgement: seen(record.judgement),
    derived: seen({ need: judged?.need ?? nobody, denials: [] }),
    pinned: seen(true),
    drift: seen('clean' as const),
    sources: seen([]),
    authors: seen([]),
    root: seen(record.sealed.root),
    proofs: seen(new Set([actId(promotion.startAct), ...promotion.grants.map(({ id }) => id)])),
  };
}
