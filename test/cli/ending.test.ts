import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exitsOk } from '../../src/cli/exit-ok.ts';
import { clean, oneLine } from '../../src/cli/print/clean.ts';
import { documentText, reasonsFromJson } from '../../src/cli/print/document.ts';
import type { Code } from '../../src/domain/codes.ts';
import { codes, exits } from '../../src/domain/codes.ts';
import { Failure } from '../../src/domain/failure.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { refuse } from '../../src/domain/refusal.ts';
import { id, pausedStory, quiet } from '../views/story.ts';
import { give, nowhere, recordingActs, wireOver } from './command-line.ts';

const names = Object.keys(codes) as Code[];
const reason = fc.record(
  {
    refused: fc.constant(true as const),
    code: fc.constantFrom(...names),
    say: fc.string(),
    fix: fc.string(),
    subject: fc.string(),
    owner: fc.string(),
    since: fc.integer({ min: 0, max: 4_102_444_800_000 }),
    until: fc.integer({ min: 0, max: 4_102_444_800_000 }),
  },
  { requiredKeys: ['refused', 'code', 'say', 'fix'] },
) as fc.Arbitrary<Refusal>;

test('reasons come out of a document as they went in, whatever stands before it', () => {
  fc.assert(
    fc.property(fc.array(reason), fc.string(), (reasons, before) => {
      const text = `${before}\n${documentText(exits.paused, reasons, { promotion: 'p' })}\n`;
      expect(reasonsFromJson(text)).toEqual(reasons.map((one) => ({ ...one })));
    }),
  );
});

test.each(['', 'Killed', '{"reasons":', '{"reasons":[{"code":"no-such-code","say":"","fix":""}]}', '[]', 'null'])(
  'an output that is no document (%j) has no reasons, which is not the same as none',
  (text) => {
    expect(reasonsFromJson(text)).toBeUndefined();
  },
);

test('a document says schema version, verdict and reasons, with every member of a reason there', () => {
  const one = refuse('soaking', { say: 's', fix: 'f', until: Date.UTC(2026, 6, 3) });
  expect(JSON.parse(documentText(exits.paused, [one], {}))).toEqual({
    schema_version: 1,
    verdict: 'paused',
    reasons: [
      { code: 'soaking', say: 's', fix: 'f', subject: null, owner: null, since: null, until: '2026-07-03T00:00:00Z' },
    ],
  });
});

const paused = [refuse('awaiting-approval', { say: 'waits', fix: 'approve', subject: quiet })];
const ended = (reasons: readonly Refusal[], interrupted = false) => {
  const story = pausedStory();
  return wireOver(story, { run: async () => ({ promotion: story.promotion, reasons, interrupted }) });
};
const runExit = async (reasons: readonly Refusal[], interrupted = false) =>
  (await give(['run', 'network-edge@2.5.0'], { wire: ended(reasons, interrupted) })).exit;

test('the weightiest reason decides the exit', async () => {
  expect(await runExit(paused)).toBe(3);
  expect(await runExit([...paused, refuse('drifted', { say: '', fix: '' })])).toBe(4);
  expect(await runExit([...paused, refuse('outcome-unknown', { say: '', fix: '' })])).toBe(8);
  expect(await runExit([])).toBe(0);
});

test('a stop that was asked for is 130, unless something is halted', async () => {
  expect(await runExit(paused, true)).toBe(130);
  expect(await runExit([], true)).toBe(130);
  expect(await runExit([refuse('outcome-unknown', { say: '', fix: '' })], true)).toBe(8);
});

test('a stop by SIGTERM is 143, and says so', async () => {
  const story = pausedStory();
  const run = async () => ({ promotion: story.promotion, reasons: paused, interrupted: true });
  const wire = wireOver(story, { run, terminated: () => true });
  const ran = await give(['run', 'network-edge@2.5.0', '--json'], { wire });
  expect([ran.exit, ran.document.verdict]).toEqual([143, 'terminated']);
});

test('a stop says what goes on, and the command that records how it ended', async () => {
  const story = pausedStory();
  const d = story.dOf(quiet);
  const about = { promotion: id, stack: quiet, d };
  story.add({ type: 'apply-intended', ...about, lockKey: 'k', approvals: [], gathered: [], runFolder: '/r' });
  const run = async () => ({ promotion: story.promotion, reasons: paused, interrupted: true });
  const ran = await give(['run', 'network-edge@2.5.0'], { wire: wireOver(story, { run }) });
  expect(ran.exit).toBe(130);
  expect(ran.out.split('\n').slice(-2)).toEqual([
    `Stopped on request: the apply goes on under supervision, and the next run records how it ended: ${quiet}`,
    'next: waves run network-edge@2.5.0',
  ]);
});

test('named outcomes can be no error; broken ones cannot', async () => {
  const wire = ended(paused);
  const as = async (ok: string) =>
    (await give(['run', 'network-edge@2.5.0'], { wire, env: { WAVES_EXIT_OK: ok } })).exit;
  expect([await as('changes,paused'), await as('denied'), await as('')]).toEqual([0, 3, 3]);
  expect(exitsOk('paused,tampered')).toMatchObject({ code: 'bad-usage' });
  expect(await as('tampered')).toBe(64);
});

test('a failure is a sentence with its code, and no stack', async () => {
  const broken = {
    ...nowhere,
    openWaves: () => Promise.reject(new Failure('disk-full', 'no space', { outcome: 'unknown' })),
  };
  const ran = await give(['status'], { wire: broken });
  expect([ran.exit, ran.out]).toEqual([1, '']);
  expect(ran.err).toContain('world-failed: no space (disk-full)');
  expect(ran.err).not.toContain('    at ');
  const json = await give(['status', '--json'], { wire: broken });
  expect(json.document).toMatchObject({ verdict: 'failed', failure: { code: 'disk-full', outcome: 'unknown' } });
});

test('a failure whose code is in the table has the exit of the table', async () => {
  const failure = new Failure('ledger-tampered', 'entry 3 was changed', { outcome: 'nothing-happened' });
  const ran = await give(['status'], { wire: { ...nowhere, openWaves: () => Promise.reject(failure) } });
  expect(ran.exit).toBe(9);
});

test('anything else that is thrown is a bug of ours, with a stack only when asked for', async () => {
  const wire = { ...nowhere, openWaves: () => Promise.reject(new TypeError('x is undefined')) };
  const ran = await give(['status', '--json'], { wire });
  expect([ran.exit, ran.err]).toEqual([1, '']);
  expect(ran.document.reasons).toMatchObject([{ code: 'bug', say: 'a bug in waves: x is undefined' }]);
  expect((await give(['status'], { wire, env: { WAVES_DEBUG: '1' } })).err).toContain('    at ');
});

test('a ledger that cannot be opened is a refusal, as text and as JSON', async () => {
  const wire = { ...nowhere, openWaves: async () => [refuse('not-a-ledger', { say: 'none here', fix: 'waves init' })] };
  const text = await give(['status'], { wire });
  expect([text.exit, text.out, text.err]).toEqual([64, '', 'not-a-ledger: none here\n  → waves init']);
  expect((await give(['status', '--json'], { wire })).document).toMatchObject({
    schema_version: 1,
    verdict: 'refused',
  });
});

test('the ledger is closed however the command ends', async () => {
  const closed: string[] = [];
  const close = async () => void closed.push('closed');
  const wire = wireOver(pausedStory(), { close, state: () => Promise.reject(new TypeError('broken')) });
  expect((await give(['status'], { wire })).exit).toBe(1);
  expect(closed).toEqual(['closed']);
});

test('the same act twice is no error and names the same record', async () => {
  const { act, orders } = recordingActs();
  const wire = wireOver(pausedStory(), { act });
  const pause = () => give(['pause', id, '--reason', 'incident', '--json'], { wire });
  const [first, second] = [await pause(), await pause()];
  expect([first.exit, second.exit]).toEqual([0, 0]);
  expect([first.document.again, second.document.again]).toEqual([false, true]);
  expect(first.document.record).toBe(second.document.record);
  expect(orders).toHaveLength(2);
});

test('text of others cannot move the cursor, fake a line or reverse the reading order', () => {
  expect(clean('\u001b[31mred\u0007')).toBe('\ufffd[31mred\ufffd');
  expect(clean('a\u202egnirts')).toBe('a\ufffdgnirts');
  expect(oneLine('denied\nnext: waves abort p-1')).toBe('denied next: waves abort p-1');
});
