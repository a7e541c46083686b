import { expect, test } from 'vitest';
import type { Analysis, ResourceChange } from '../../../src/domain/analysis.ts';
import { canonical } from '../../../src/domain/canonical.ts';
import { answered } from '../../../src/parts/decide/answered.ts';
import { asked, finished, intended, ready, started } from '../../domain/promotion/happened.ts';
import { requestOf, sandbox, sum } from '../../domain/promotion/made.ts';
import { deskAt, memberIn, promotionIn } from './desk-made.ts';

const quiet: Partial<Analysis> = { changes: [], drift: [], code: [], deferred: [], siblings: [], outputs: [] };

/** An update of one attribute that the configuration at this pin does not set. */
const reset: ResourceChange = {
  address: 'aws_lb.public',
  mode: 'managed',
  type: 'aws_lb',
  name: 'public',
  provider: 'registry.terraform.io/hashicorp/aws',
  actions: ['update'],
  replacePaths: [],
  before: { drop_invalid_header_fields: true, name: 'edge' },
  after: { drop_invalid_header_fields: false, name: 'edge' },
  unknown: {},
  configured: ['name'],
  references: {},
};
const resets = { ...quiet, changes: [reset] };

async function verdict(after: Partial<Analysis>, before?: Partial<Analysis>) {
  const desk = await deskAt([
    ...started(),
    ...ready(sandbox),
    intended(sandbox),
    finished(sandbox, 'unknown'),
    asked(sandbox),
  ]);
  const [promotion, member] = [await promotionIn(desk), await memberIn(desk, sandbox)];
  const request = { ...requestOf(sandbox), purpose: 'compare' as const };
  const result = {
    request: request.id,
    purpose: 'compare',
    finishedAt: 0,
    log: [],
    status: 'ok' as const,
    account: 'sandbox-01',
    engine: { kind: 'terraform' as const, version: '1.11.4', binary: sum },
    state: { lineage: 'lineage', serial: 4 },
    backend: sum,
    arguments: [],
    variables: 'hmac:0',
    analysis: canonical(after),
    ...(before ? { driftAnalysis: canonical(before) } : {}),
    exitCode: 2,
  };
  const leave = { expected: { accepted: [], ignored: [] }, now: 0 };
  const [fact] = answered({
    promotion,
    member,
    request,
    result,
    digest: sum,
    broughtBy: [],
    lastRead: undefined,
    ...leave,
  });
  return fact?.type === 'compared' ? fact.verdict : undefined;
}

test('nothing left to do at the new version is as applied, nothing at the old one as before', async () => {
  expect(await verdict(quiet, resets)).toBe('as-applied');
  expect(await verdict(resets, quiet)).toBe('as-before');
  expect(await verdict(resets)).toBe('differs');
});

test('an attribute that a version does not set, and the engine would set back, is between the two', async () => {
  expect(await verdict(resets, resets)).toBe('differs');
});
