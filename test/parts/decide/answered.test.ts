import { expect, test } from 'vitest';
import type { Analysis } from '../../../src/domain/analysis.ts';
import { canonical } from '../../../src/domain/canonical.ts';
import type { PlanResult } from '../../../src/domain/plan-result.ts';
import { answered } from '../../../src/parts/decide/answered.ts';
import { asked, finished, intended, ready, retried, started } from '../../domain/promotion/happened.ts';
import { requestOf, sandbox, start, sum } from '../../domain/promotion/made.ts';
import { deskAt, memberIn, promotionIn } from './desk-made.ts';

const base = { request: 'request', purpose: 'promote', finishedAt: 0, log: [] };

const leave = { expected: { accepted: [], ignored: [] }, now: start };

async function asking(result: PlanResult, lastRead?: string) {
  const outcome = { result: 'failed', say: 'half way', changed: true } as const;
  const failed = [...ready(sandbox), intended(sandbox), finished(sandbox, 'failed', { outcome }), retried(sandbox)];
  const desk = await deskAt([...started(), ...failed, asked(sandbox)]);
  const [promotion, member] = [await promotionIn(desk), await memberIn(desk, sandbox)];
  return answered({
    promotion,
    member,
    request: requestOf(sandbox),
    result,
    digest: sum,
    broughtBy: [],
    lastRead,
    ...leave,
  });
}

test('the ledger keeps the headline of a failed plan and nothing of what the engine explains', async () => {
  const say = 'Error: Invalid password\n\n  on main.tf line 3:\n\nhunter2-hunter2 is too short';
  const facts = await asking({ ...base, status: 'failed', code: 'plan-failed', say });
  expect(facts).toMatchObject([{ type: 'plan-failed', say: 'Error: Invalid password' }]);
});

test.each([
  [requestOf(sandbox).readSetDigest, 'own-retry'],
  ['what it read before a merge', undefined],
])('after an own failed apply of %s what is pending is exempt: %s', async (lastRead, exempt) => {
  const [fact] = await asking(pending, lastRead);
  expect(fact).toMatchObject({ type: 'drift-checked', verdict: 'pending' });
  expect(fact && 'exempt' in fact ? fact.exempt : undefined).toBe(exempt);
});

const analysis: Partial<Analysis> = {
  changes: [],
  drift: [],
  code: [],
  deferred: [],
  siblings: [],
  outputs: [{ name: 'url', actions: ['update'], seen: 'hmac:1' }],
};

const pending: PlanResult = {
  ...base,
  status: 'ok',
  account: 'sandbox-01',
  engine: { kind: 'terraform', version: '1.11.4', binary: sum },
  state: { lineage: 'lineage', serial: 4 },
  backend: sum,
  arguments: [],
  variables: 'hmac:0',
  driftAnalysis: canonical(analysis),
  exitCode: 2,
};
