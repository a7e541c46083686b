import type { Act, SignedAct } from '../../src/domain/act.ts';
import type { ApprovalNeed } from '../../src/domain/approval-need.ts';
import { nobody } from '../../src/domain/approval-need.ts';
import { digestOf } from '../../src/domain/digest.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { hourMs, minuteMs } from '../../src/domain/instant.ts';
import type { JudgementSummary } from '../../src/domain/judgement.ts';
import type { PlanRecord } from '../../src/domain/plan-record.ts';
import { recordDigest } from '../../src/domain/plan-record.ts';
import type { PlanRequest } from '../../src/domain/plan-request.ts';
import type { Fact } from '../../src/domain/promotion/facts.ts';
import type { FoldedEntry } from '../../src/domain/promotion/fold.ts';
import { emptyLedger, fold } from '../../src/domain/promotion/fold.ts';
import type { LedgerState, Promotion } from '../../src/domain/promotion/state.ts';
import type { Release } from '../../src/domain/release.ts';
import type { Rules } from '../../src/domain/rules.ts';
import type { Wave } from '../../src/domain/wave.ts';

const begin: Instant = Date.UTC(2026, 6, 3, 10);
export const id = 'p-7f3a';
export const sandbox = 'sandbox-01/network-edge';
export const quiet = 'prod-noncritical-01/network-edge';
export const standard = ['prod-standard-01/network-edge', 'prod-standard-02/network-edge'] as const;

export const release: Release = {
  module: 'network-edge',
  version: '2.5.0',
  source: 'git::https://git.example.com/acme/network-edge.git',
  origin: 'own',
  tag: 'v2.5.0',
  commit: '9c1e2f30a4b5c6d7e8f90a1b2c3d4e5f60718293',
  digest: digestOf('network-edge 2.5.0'),
  nested: [{ path: 'modules/waf', source: './modules/waf', digest: digestOf('waf') }],
};

function wave(name: string, members: readonly string[], more: Partial<Wave> = {}): Wave {
  const accounts = members.map((member) => member.split('/')[0] ?? '');
  const rest = { requiredEvidence: [], requiredApprovals: [], soak: 0, concurrency: 4, failureBudget: 0 };
  return { name, members, accounts, ...rest, strict: false, deadline: 45 * minuteMs, ...more };
}

const waves = [wave('sandbox', [sandbox]), wave('low-risk-prod', [quiet]), wave('standard-prod', standard)];

const network: ApprovalNeed = {
  roles: ['platform-owner', 'security-owner'],
  anyPerson: false,
  requireDifferentActorFromAuthor: true,
  lifetime: hourMs,
  lifetimeBecause: 'network',
  because: ['prod-infra-network'],
};

const summary: JudgementSummary = {
  class: 'high',
  impacts: ['network'],
  counts: { create: 2, update: 1, delete: 0, replace: 0, forget: 0, import: 0, move: 0, read: 0, noop: 3 },
  destructive: false,
  findings: [
    {
      rule: 'web-acl',
      address: 'aws_wafv2_web_acl_association.edge[0]',
      say: 'attaches a web ACL to a public load balancer',
      class: 'high',
    },
  ],
  denials: [],
};

export const rules: Rules = {
  digest: digestOf('rules'),
  people: ['alice', 'bob', 'carol', 'dora'].map((person) => ({ id: person, name: person, emails: [], keys: [] })),
  roles: {
    'platform-owner': [{ person: 'alice' }, { person: 'dora' }],
    'security-owner': [{ person: 'bob' }, { person: 'dora' }],
  },
  approvals: [],
  lifetimes: { low: 24 * hourMs, standard: 4 * hourMs, sensitive: hourMs },
  recordLifetime: 24 * hourMs,
  freezes: [],
  policies: [],
  classification: [],
  exceptions: [],
  ignoredDrift: [],
  accounts: {},
};

function environmentOf(stack: string) {
  const account = stack.split('/')[0] ?? '';
  const unsaid = { region: 'unstated', cluster: 'unstated', tenantTier: 'unstated', dataClass: 'unstated' };
  return { stage: 'prod', account, releaseChannel: 'unstated', ...unsaid };
}

function requestOf(stack: string): PlanRequest {
  const folder = `stacks/${stack}`;
  const environment = environmentOf(stack);
  const named = { name: stack, folder, workspace: 'default', environment, accountId: '200000000001' };
  const none = { variableFiles: [], reads: [], env: [] };
  return {
    id: `r-${stack}`,
    purpose: 'promote',
    promotion: id,
    stack: { ...named, ...none, engine: { kind: 'terraform' } },
    commit: '41b7c0de41b7c0de41b7c0de41b7c0de41b7c0de',
    readSet: [`${folder}/main.tf`],
    readSetDigest: digestOf(folder),
    module: release.module,
    fromVersion: '2.4.0',
    toVersion: release.version,
    edits: [],
    companions: [],
    releases: [release],
    askedAt: begin,
    deadlineMs: hourMs,
  };
}

function recordOf(stack: string, created: Instant): PlanRecord {
  const request = requestOf(stack);
  const sealed = {
    planFile: { name: 'plan', digest: digestOf(`plan ${stack}`) },
    workspace: { name: 'workspace', digest: digestOf(`workspace ${stack}`) },
    planJson: digestOf(`json ${stack}`),
    root: '/var/tmp/waves/a',
  };
  return {
    schema: 1,
    ledger: 'l-1',
    promotion: id,
    request: request.id,
    nonce: `n-${created}`,
    stack,
    folder: request.stack.folder,
    wave: waves.find(({ members }) => members.includes(stack))?.name ?? '',
    environment: request.stack.environment,
    account: request.stack.accountId,
    backend: digestOf('backend'),
    workspaceName: 'default',
    lockKey: `lock:${stack}`,
    sealed,
    fingerprint: digestOf(`fingerprint ${stack}`),
    analysis: digestOf('analysis'),
    commit: request.commit,
    readSet: request.readSet,
    readSetDigest: request.readSetDigest,
    edits: [],
    companions: [],
    generated: [],
    release,
    fromVersion: '2.4.0',
    engine: { kind: 'terraform', version: '1.12.2', binary: digestOf('terraform') },
    arguments: [],
    variables: 'hmac:0',
    judgement: digestOf('judgement'),
    ruleSet: '1',
    contract: digestOf('contract'),
    rules: rules.digest,
    authors: { persons: ['carol'], unknown: [] },
    state: { lineage: 'a', serial: 3 },
    timeZoneData: '2026a',
    pool: 'default',
    created,
    expires: created + 24 * hourMs,
  };
}

/** A ledger as it grows: each call is one entry, one minute after the last. */
export type Story = {
  add(...facts: readonly Fact[]): Story;
  /** The ordinary road of one stack: drift, plan, judgement. */
  judged(stack: string, need?: ApprovalNeed, more?: Partial<JudgementSummary>): Story;
  approved(stacks: readonly string[], by: string, role: string): Story;
  applied(stack: string): Story;
  verified(stack: string): Story;
  readonly entries: readonly FoldedEntry[];
  readonly ledger: LedgerState;
  readonly promotion: Promotion;
  readonly now: Instant;
  dOf(stack: string): string;
};

export function act(of: Partial<Act> & Pick<Act, 'type' | 'by' | 'at'>): SignedAct {
  return { act: { ledger: 'l-1', nonce: `${of.by} ${of.at}`, promotion: id, ...of }, signature: 'SSHSIG' };
}

/** A sandbox ledger with the release registered and its promotion started by carol. */
export function startedStory(): Story {
  const entries: FoldedEntry[] = [];
  const story: Story = {
    add(...facts) {
      entries.push({ sequence: entries.length + 1, at: begin + entries.length * minuteMs, facts });
      return story;
    },
    judged(stack, need = network, more = {}) {
      const record = recordOf(stack, story.now);
      const about = { promotion: id, stack };
      const request = requestOf(stack).id;
      const clean = { verdict: 'clean', drifted: [], pending: [], broughtBy: [] } as const;
      const { state, fingerprint } = record;
      story.add({ type: 'plan-asked', ...about, request: requestOf(stack) });
      story.add(
        { type: 'drift-checked', ...about, request, ...clean },
        { type: 'planned', ...about, request, fingerprint, result: digestOf('result'), state },
      );
      return story.add({
        type: 'judged',
        ...about,
        d: recordDigest(record),
        record,
        need,
        summary: { ...summary, ...more },
      });
    },
    approved(stacks, by, role) {
      const records = stacks.map((stack) => ({ stack, wave: recordOf(stack, 0).wave, d: story.dOf(stack) }));
      const signed = act({ type: 'waves.approval', by, role, records, at: story.now });
      return story.add({ type: 'approved', promotion: id, act: signed });
    },
    applied(stack) {
      const d = story.dOf(stack);
      const about = { promotion: id, stack };
      const approvals = story.promotion.grants.map((grant) => grant.id);
      const [lockKey, runFolder] = [`lock:${stack}`, '/runs/1'];
      story.add({ type: 'apply-intended', ...about, d, lockKey, approvals, gathered: [], runFolder });
      const outcome = { result: 'succeeded', exitCode: 0, say: 'applied', changed: true } as const;
      return story.add({ type: 'apply-finished', ...about, d, outcome, late: false });
    },
    verified(stack) {
      const about = { promotion: id, stack };
      story.add({ type: 'pin-intended', ...about, version: '2.5.0', branch: 'main' });
      story.add({ type: 'pin-landed', ...about, version: '2.5.0', commit: 'f00d'.repeat(10), unchanged: false });
      return story.add({ type: 'verified', ...about, request: `v-${stack}` });
    },
    get entries() {
      return entries;
    },
    get ledger() {
      return fold(emptyLedger, entries);
    },
    get promotion() {
      const promotion = story.ledger.promotions.get(id);
      if (!promotion) throw new TypeError('not started');
      return promotion;
    },
    get now() {
      return begin + entries.length * minuteMs;
    },
    dOf(stack) {
      return story.promotion.stacks.get(stack)?.judged?.d ?? '';
    },
  };
  const opened = { ledger: 'l-1', sandbox: true, governed: { branch: 'main' }, pools: {}, sandboxKeys: {} };
  const pinned = { contract: digestOf('contract'), rules: rules.digest, waves, release, starter: 'carol' };
  const from = { [sandbox]: '2.4.0', [quiet]: '2.4.0', [standard[0]]: '2.4.0', [standard[1]]: '2.3.0' };
  return story
    .add({ type: 'ledger-opened', ...opened })
    .add({ type: 'release-registered', release, inferred: false })
    .add({
      type: 'promotion-started',
      promotion: id,
      kind: 'promote',
      ...pinned,
      from,
      act: act({ type: 'waves.start', by: 'carol', at: begin }),
    });
}

/** The sandbox is done and the first production account waits for two roles. */
export function pausedStory(): Story {
  return startedStory().judged(sandbox, nobody).applied(sandbox).verified(sandbox).judged(quiet);
}
