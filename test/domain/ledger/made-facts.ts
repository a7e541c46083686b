import type { SignedAct } from '../../../src/domain/act.ts';
import { nobody } from '../../../src/domain/approval-need.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import { type PlanRecord, recordDigest } from '../../../src/domain/plan-record.ts';
import type { PlanRequest } from '../../../src/domain/plan-request.ts';
import type { ApplyOutcome, Fact } from '../../../src/domain/promotion/facts.ts';
import type { Release } from '../../../src/domain/release.ts';
import type { Wave } from '../../../src/domain/wave.ts';

const sum = digestOf('something');

export const release: Release = {
  module: 'network-edge',
  version: '2.5.0',
  source: 'git::file:///modules/network-edge',
  origin: 'own',
  tag: 'v2.5.0',
  commit: 'c0ffee',
  digest: sum,
  nested: [],
};

export const opened: Fact = {
  type: 'ledger-opened',
  ledger: 'l1',
  sandbox: true,
  governed: { branch: 'main' },
  pools: {},
  sandboxKeys: {},
};

/** A governance fact that is never the same twice. */
export function alarm(say: string): Fact {
  return { type: 'release-alarmed', module: 'network-edge', version: '2.5.0', code: 'ref-moved', say };
}

function signed(nonce: string): SignedAct {
  return { act: { type: 'waves.approval', ledger: 'l1', by: 'ana', at: 1, nonce, promotion: 'p1' }, signature: 'none' };
}

/** The facts of one stack of one promotion. */
export function factsOf(promotion: string, stack: string) {
  const about = { promotion, stack };
  const wave = { name: 'one', members: [stack] } as unknown as Wave;
  return {
    started: {
      type: 'promotion-started',
      promotion,
      kind: 'promote',
      release,
      from: { [stack]: '2.4.0' },
      waves: [wave],
      contract: sum,
      rules: sum,
      starter: 'ana',
      act: signed(promotion),
    },
    asked: (id: string) => ({ type: 'plan-asked', ...about, request: { id, deadlineMs: 1000 } as PlanRequest }),
    planned: (request: string) => ({
      type: 'planned',
      ...about,
      request,
      fingerprint: sum,
      result: sum,
      state: 'absent' as const,
    }),
    judged: (nonce: string) => {
      const record = recordOf(promotion, stack, nonce);
      const summary = { class: 'low', impacts: [], counts: noCounts, destructive: false, findings: [], denials: [] };
      return { type: 'judged', ...about, d: recordDigest(record), record, need: nobody, summary };
    },
    intended: (nonce: string) => ({
      type: 'apply-intended',
      ...about,
      d: recordDigest(recordOf(promotion, stack, nonce)),
      lockKey: 'key',
      approvals: [],
      gathered: [],
      runFolder: 'run',
    }),
    finished: (nonce: string, result: ApplyOutcome['result'], late: 'late' | 'in time' = 'in time') => ({
      type: 'apply-finished',
      ...about,
      d: recordDigest(recordOf(promotion, stack, nonce)),
      outcome: { result, say: result },
      late: late === 'late',
    }),
    settled: (nonce: string, result: ApplyOutcome['result']) => ({
      type: 'settled',
      ...about,
      d: recordDigest(recordOf(promotion, stack, nonce)),
      how: 'adopted',
      say: result,
      outcome: { result, say: result },
      acts: [],
    }),
    pinIntended: { type: 'pin-intended', ...about, version: '2.5.0', branch: 'main' },
    pinLanded: { type: 'pin-landed', ...about, version: '2.5.0', commit: 'c1', unchanged: false },
    verified: (request: string) => ({ type: 'verified', ...about, request }),
    released: { type: 'promotion-released', promotion },
  } satisfies Record<string, Fact | ((...given: never[]) => Fact)>;
}

const noCounts = {
  create: 0,
  update: 0,
  delete: 0,
  replace: 0,
  forget: 0,
  import: 0,
  move: 0,
  read: 0,
  noop: 0,
};

/** A plan record with what folding and the chain look at. */
export function recordOf(promotion: string, stack: string, nonce: string): PlanRecord {
  const record = { promotion, stack, nonce, lockKey: `key of ${stack}`, release, commit: 'c0', readSetDigest: sum };
  return record as unknown as PlanRecord;
}
