import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOf } from '../../src/domain/digest.ts';
import { minuteMs } from '../../src/domain/instant.ts';
import { shortDigest } from '../../src/domain/plan-record.ts';
import { refuse } from '../../src/domain/refusal.ts';
import type { DriftFound } from '../../src/views/drift/found.ts';
import { act, id, pausedStory, quiet, sandbox } from '../views/story.ts';
import { give, nowhere, recordingActs, wireOver } from './command-line.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waves-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('why ends as a run would: with the reasons, their owners, and one command', async () => {
  const story = pausedStory();
  const ran = await give(['why', '--json'], { wire: wireOver(story) });
  expect(ran.exit).toBe(3);
  expect(ran.document.reasons).toMatchObject([
    { code: 'awaiting-approval', owner: 'platform-owner', subject: quiet, until: expect.stringMatching(/Z$/) },
    { code: 'awaiting-approval', owner: 'security-owner', subject: quiet },
  ]);
  const plan = shortDigest(story.dOf(quiet));
  expect(ran.document.promotions).toMatchObject([
    { promotion: id, blocked: true, next: `waves approve ${id} --plan ${plan} --role platform-owner` },
  ]);
});

test('a promotion nobody knows is bad usage that names the ones there are', async () => {
  for (const line of [['status'], ['why'], ['evidence', 'list']]) {
    const ran = await give([...line, 'p-none'], { wire: wireOver(pausedStory()) });
    expect([ran.exit, ran.err]).toEqual([64, expect.stringContaining(`the latest: ${id}`)]);
  }
});

test('a promotion may be named by its beginning', async () => {
  const ran = await give(['status', 'p-7', '--json'], { wire: wireOver(pausedStory()) });
  expect(ran.document.promotion).toMatchObject({ promotion: id });
});

test('the inbox of somebody unknown is refused', async () => {
  const ran = await give(['inbox', '--person', 'mallory'], { wire: wireOver(pausedStory()) });
  expect([ran.exit, ran.err]).toEqual([6, expect.stringContaining('person-unknown')]);
});

test('an approval needs the digits that were seen', async () => {
  const ran = await give(['approve', id, '--role', 'platform-owner'], { wire: wireOver(pausedStory()) });
  expect([ran.exit, ran.err]).toEqual([64, expect.stringContaining('--plan is missing')]);
});

test('a plan that asks for anybody is approved without a role', async () => {
  const { act, orders } = recordingActs();
  await give(['approve', id, '--plan', 'a'.repeat(12)], { wire: wireOver(pausedStory(), { act }) });
  expect(orders).toEqual([{ do: 'approve', promotion: id, plan: ['a'.repeat(12)] }]);
});

test('an approval may end earlier, at a moment or after a while', async () => {
  const story = pausedStory();
  const { act, orders } = recordingActs();
  const line = ['approve', id, '--plan', 'a'.repeat(12), '--plan', 'b'.repeat(12), '--role', 'platform-owner'];
  await give([...line, '--expires', '30m'], { wire: wireOver(story, { act }) });
  await give([...line, '--expires', '2026-07-03T12:00:00+02:00'], { wire: wireOver(story, { act }) });
  expect(orders).toMatchObject([
    { do: 'approve', promotion: id, plan: ['a'.repeat(12), 'b'.repeat(12)], expiresAt: story.now + 30 * minuteMs },
    { expiresAt: Date.UTC(2026, 6, 3, 10) },
  ]);
});

test('a signed approval travels in a file, is never written over another, and is recorded as it is', async () => {
  const story = pausedStory();
  const records = [{ stack: quiet, wave: 'low-risk-prod', d: story.dOf(quiet) }];
  const signed = act({ type: 'waves.approval', by: 'alice', role: 'platform-owner', at: story.now, records });
  const file = join(folder, 'approval.json');
  const line = ['approve', id, '--plan', 'a'.repeat(12), '--role', 'platform-owner', '--write', file];
  const wire = wireOver(story, { sign: async () => signed });
  expect((await give(line, { wire })).exit).toBe(0);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(signed);
  expect((await give(line, { wire })).exit).toBe(64);

  const recorded: unknown[] = [];
  const record = async (order: unknown) => {
    recorded.push(order);
    return { say: 'recorded', sequence: 9, id: 'sha256:aa', again: false };
  };
  expect((await give(['approve', id, '--file', file], { wire: wireOver(story, { record }) })).exit).toBe(0);
  expect(recorded).toEqual([{ promotion: id, signed }]);
});

test.each(['', '{}', '{"act":{"type":"waves.approval"},"signature":"x"}', '{"act":[],"signature":"x"}'])(
  'a file that holds %j is no approval',
  async (text) => {
    const file = join(folder, 'wrong.json');
    await writeFile(file, text);
    const ran = await give(['approve', id, '--file', file], { wire: wireOver(pausedStory()) });
    expect([ran.exit, ran.err]).toEqual([64, expect.stringContaining('invalid-file')]);
  },
);

test('a file whose act has a member we do not know is no approval: nobody signed what we read', async () => {
  const signed = act({ type: 'waves.approval', by: 'alice', at: 1 });
  const file = join(folder, 'more.json');
  await writeFile(file, JSON.stringify({ ...signed, act: { ...signed.act, scope: 'all' } }));
  expect((await give(['approve', id, '--file', file], { wire: wireOver(pausedStory()) })).exit).toBe(64);
});

test('the parts of a run say in one document why nothing was begun', async () => {
  const reasons = [refuse('plan-consumed', { say: 'spent', fix: 'run', subject: quiet })];
  const asked: unknown[] = [];
  const applyPart = async (job: unknown) => {
    asked.push(job);
    return reasons;
  };
  const line = ['run', id, '--stack', quiet, '--only', 'apply', '--plan', digestOf('d'), '--json'];
  const ran = await give(line, { wire: wireOver(pausedStory(), { applyPart }) });
  expect([ran.exit, ran.out.split('\n').length]).toEqual([6, 1]);
  expect(ran.document).toMatchObject({ verdict: 'refused', reasons: [{ code: 'plan-consumed', subject: quiet }] });
  expect(asked).toEqual([{ promotion: id, stack: quiet, d: digestOf('d') }]);
});

test('a run streams its events as JSON lines and ends with its document', async () => {
  const story = pausedStory();
  const wire = wireOver(story, {
    async run(order, tell) {
      expect(order).toEqual({ release: { module: 'network-edge', version: '2.5.0' }, waitMs: 5 * minuteMs });
      tell({ type: 'applied', promotion: id, wave: 'sandbox', stack: sandbox, say: 'applied' });
      return { promotion: story.promotion, reasons: [], interrupted: false };
    },
  });
  const ran = await give(['run', 'network-edge@2.5.0', '--wait', '5m', '--json'], { wire });
  const lines = ran.out.split('\n').map((line) => JSON.parse(line) as object);
  expect(lines).toMatchObject([
    { schema_version: 1, type: 'applied', level: 'info', stack: sandbox },
    { schema_version: 1, type: 'ended', verdict: 'done', reasons: [], promotion: { promotion: id } },
  ]);
});

test.each([
  ['network-edge@latest', 'not-exact'],
  ['network-edge@2.5', 'not-exact'],
  ['network-edge@~> 2.5', 'not-exact'],
  ['network-edge@main', 'not-exact'],
  ['network-edge@', 'bad-usage'],
])('%s is no release', async (name, code) => {
  const wire = wireOver(pausedStory());
  for (const line of [
    ['run', name],
    ['plan', name],
    ['release', 'show', name],
  ]) {
    const ran = await give([...line, '--json'], { wire });
    expect([ran.exit, ran.document.reasons]).toEqual([64, [expect.objectContaining({ code })]]);
  }
});

test('a settled stack says how it ended; one that is still unknown is 8 with the way on', async () => {
  const story = pausedStory();
  const line = ['settle', id, '--stack', quiet];
  const wire = wireOver(story, { settle: async () => [] });
  expect((await give(['settle', id, '--stack', sandbox], { wire })).out).toContain('verified');
  const about = { promotion: id, stack: quiet, d: story.dOf(quiet) };
  story.add({ type: 'apply-intended', ...about, lockKey: 'k', approvals: [], gathered: [], runFolder: '/r' });
  story.add({ type: 'apply-finished', ...about, outcome: { result: 'unknown', say: 'killed' }, late: false });
  const ran = await give(line, { wire });
  expect([ran.exit, ran.err]).toEqual([8, expect.stringContaining('--accept-partial')]);
});

test('accepting a partial apply needs its reason', async () => {
  const ran = await give(['settle', id, '--stack', quiet, '--accept-partial'], { wire: wireOver(pausedStory()) });
  expect([ran.exit, ran.err]).toEqual([64, expect.stringContaining('--accept-partial needs --reason')]);
});

const driftOf = (verdict: DriftFound['verdict']): DriftFound => ({
  stack: quiet,
  verdict,
  drifted: verdict === 'drifted' ? [{ address: 'aws_vpc.edge', say: 'tags' }] : [],
  pending: [],
  broughtBy: [],
  since: 0,
});

test.each([
  ['clean', [], 0],
  ['drifted', [], 0],
  ['drifted', ['--exit-code'], 2],
  ['clean', ['--exit-code'], 0],
  ['accepted', ['--exit-code'], 0],
  ['failed', [], 5],
  ['not-checked', [], 5],
  ['not-checked', ['--exit-code'], 5],
] as const)('drift that is %s with %j ends with %i', async (verdict, flags, exit) => {
  const wire = wireOver(pausedStory(), { drift: async () => ({ stacks: [driftOf(verdict)] }) });
  expect((await give(['drift', '--all', ...flags], { wire })).exit).toBe(exit);
});

test('a look at what a run would do writes nothing and can say that there is something', async () => {
  const member = { stack: quiet, from: '2.4.0', gates: [refuse('frozen', { say: 'freeze', fix: 'wait' })] };
  const one = { name: 'low-risk-prod', soak: 0, requiredApprovals: [], requiredEvidence: [], members: [member] };
  const wire = wireOver(pausedStory(), { preview: async () => ({ waves: [one] }) });
  const ran = await give(['plan', 'network-edge@2.5.0', '--exit-code', '--json'], { wire });
  expect(ran.exit).toBe(2);
  expect(ran.document).toMatchObject({ verdict: 'changes', waves: [{ members: [{ gates: [{ code: 'frozen' }] }] }] });
});

test('a broken ledger is 9 and names the entry', async () => {
  const wire = {
    ...nowhere,
    verifyLedger: async () => ({ ok: false, sequence: 4, say: 'entry 4 was changed' }) as const,
  };
  const ran = await give(['audit', 'verify', '--json'], { wire });
  expect([ran.exit, ran.document.entry]).toEqual([9, 4]);
});

test('heads are handed to the verification as they are given', async () => {
  const hash = digestOf('head');
  const asked: unknown[] = [];
  const head = { sequence: 4, hash, at: 0 };
  const wire = {
    ...nowhere,
    async verifyLedger(_: unknown, of: unknown) {
      asked.push(of);
      return { ok: true, entries: 4, head } as const;
    },
  };
  const line = ['audit', 'verify', '--ledger', 'copy', '--head', `4:${hash}`, '--head', `2:${hash.slice(7)}`];
  expect((await give(line, { wire })).out).toBe(`4 entries, unchanged; head 4:${hash}`);
  expect(asked).toEqual([
    {
      depth: 'whole',
      folder: '/nowhere/copy',
      heads: [
        { sequence: 4, hash },
        { sequence: 2, hash },
      ],
    },
  ]);
  expect((await give(['audit', 'verify', '--head', '4:abc'], { wire })).exit).toBe(64);
});

test('a judgement that comes out differently is 9', async () => {
  const replay = async () => ({ checked: 3, differences: [{ entry: 5, say: 'class high, now low' }] });
  const ran = await give(['audit', 'replay'], { wire: wireOver(pausedStory(), { replay }) });
  expect([ran.exit, ran.out]).toEqual([9, '3 judgements made again: 2 agree']);
});

test('problems of the files are shown with their frames and are 64', async () => {
  const problem = { code: 'unknown-key', file: 'waves.yaml', line: 3, column: 1, say: 'unknown key "engin"' };
  const wire = { ...nowhere, validateFiles: async () => ({ stacks: 0, problems: [problem], warnings: [] }) };
  const ran = await give(['validate'], { wire });
  expect([ran.exit, ran.out]).toEqual([64, expect.stringContaining('--> waves.yaml:3:1')]);
});

test('a log that does not exist is not an error, a stack that does not belong is', async () => {
  const wire = wireOver(pausedStory(), { log: async () => undefined });
  expect((await give(['logs', id, quiet], { wire })).exit).toBe(0);
  expect((await give(['logs', id, '--stack', quiet], { wire })).exit).toBe(0);
  expect((await give(['logs', id, 'other/stack'], { wire })).exit).toBe(64);
  expect((await give(['logs', id, quiet, '--stack', quiet], { wire })).exit).toBe(64);
});
