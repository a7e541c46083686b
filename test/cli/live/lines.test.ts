import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { linesTeller } from '../../../src/cli/live/lines.ts';
import { streamTeller } from '../../../src/cli/live/stream.ts';
import { id, pausedStory, quiet, sandbox } from '../../views/story.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const about = (stack: string, wave: string) => ({ promotion: id, stack, wave });

function given(env: Record<string, string> = {}) {
  const story = pausedStory();
  const err: string[] = [];
  const opened = { now: () => story.now, state: async () => story.ledger };
  const teller = linesTeller({ env, err: (line) => void err.push(line) }, opened);
  return { story, err, teller, opened };
}

function applying(story: ReturnType<typeof pausedStory>): void {
  const d = story.dOf(quiet);
  const more = { lockKey: 'k', approvals: [], gathered: [], runFolder: '/r' };
  story.add({ type: 'apply-intended', promotion: id, stack: quiet, d, ...more });
}

test('each change is a line with its time and how long it runs already', () => {
  const { err, teller } = given();
  teller.tell({ type: 'applying', ...about(sandbox, 'sandbox'), say: 'applying' });
  vi.advanceTimersByTime(75_000);
  teller.tell({ type: 'warning', promotion: id, say: 'slow\nnext: waves abort' });
  teller.close();
  expect(err.filter((line) => !line.includes('still'))).toEqual([
    '2026-07-03T10:14:00Z +0:00  sandbox  sandbox-01/network-edge  applying',
    '2026-07-03T10:14:00Z +1:15  warning: slow next: waves abort',
  ]);
});

test('while something runs, each minute says what and since when; then no more', async () => {
  const { story, err, teller } = given();
  applying(story);
  teller.tell({ type: 'applying', ...about(quiet, 'low-risk-prod'), say: 'applying' });
  await vi.advanceTimersByTimeAsync(59_000);
  expect(err).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(122_000);
  expect(err).toHaveLength(4);
  expect(err[1]).toContain(`+1:00  still running: ${quiet} applying since 2026-07-03T10:14:00Z (1 min ago)`);
  teller.close();
  await vi.advanceTimersByTimeAsync(300_000);
  expect(err).toHaveLength(4);
});

test('a ledger that cannot be read is no line and no end', async () => {
  const err: string[] = [];
  const state = () => Promise.reject(new TypeError('broken'));
  const teller = linesTeller({ env: {}, err: (line) => void err.push(line) }, { now: () => 0, state });
  await vi.advanceTimersByTimeAsync(200_000);
  teller.close();
  expect(err).toEqual([]);
});

const twoWaves = (env: Record<string, string>): readonly string[] => {
  const { err, teller } = given(env);
  teller.tell({ type: 'promotion', promotion: id, say: 'network-edge' });
  teller.tell({ type: 'applied', ...about(sandbox, 'sandbox'), say: 'applied' });
  teller.tell({ type: 'warning', promotion: id, stack: sandbox, say: 'slow' });
  teller.tell({ type: 'applied', ...about(quiet, 'low-risk-prod'), say: 'applied' });
  teller.close();
  return err.map((line) => line.replace(/^\S+Z \S+ {2}/, ''));
};

test('on GitHub the lines of a wave are a group', () => {
  expect(twoWaves({ GITHUB_ACTIONS: 'true', CI: 'true' })).toEqual([
    'network-edge',
    '::group::wave sandbox',
    `sandbox  ${sandbox}  applied`,
    `${sandbox}  warning: slow`,
    '::endgroup::',
    '::group::wave low-risk-prod',
    `low-risk-prod  ${quiet}  applied`,
    '::endgroup::',
  ]);
});

test('on GitLab they are a section, and elsewhere nothing', () => {
  const at = Date.UTC(2026, 6, 3, 10, 14) / 1000;
  expect(twoWaves({ GITLAB_CI: 'true' })).toEqual([
    'network-edge',
    `\u001b[0Ksection_start:${at}:waves_1\r\u001b[0Kwave sandbox`,
    `sandbox  ${sandbox}  applied`,
    `${sandbox}  warning: slow`,
    `\u001b[0Ksection_end:${at}:waves_1\r\u001b[0K`,
    `\u001b[0Ksection_start:${at}:waves_2\r\u001b[0Kwave low-risk-prod`,
    `low-risk-prod  ${quiet}  applied`,
    `\u001b[0Ksection_end:${at}:waves_2\r\u001b[0K`,
  ]);
  expect(twoWaves({ CI: 'true' })).toHaveLength(4);
});

test('a line of the stream has all its members, whatever it is about, and a beat says what runs', async () => {
  const { story, opened } = given();
  applying(story);
  const out: string[] = [];
  const teller = streamTeller({ out: (line) => void out.push(line) }, opened);
  teller.tell({ type: 'stopping', promotion: '', say: 'stopping' });
  teller.tell({ type: 'apply-failed', ...about(quiet, 'low-risk-prod'), say: 'broke' });
  await vi.advanceTimersByTimeAsync(60_000);
  teller.close();
  const ts = '2026-07-03T10:15:00Z';
  expect(out.map((line) => JSON.parse(line))).toEqual([
    {
      schema_version: 1,
      type: 'stopping',
      ts,
      level: 'warning',
      promotion: null,
      wave: null,
      stack: null,
      say: 'stopping',
    },
    { schema_version: 1, type: 'apply-failed', ts, level: 'error', ...about(quiet, 'low-risk-prod'), say: 'broke' },
    {
      ...{ schema_version: 1, type: 'heartbeat', ts, level: 'info', promotion: null, wave: null, stack: null },
      say: '1 running',
      running: [{ promotion: id, stack: quiet, step: 'applying', since: '2026-07-03T10:14:00Z' }],
    },
  ]);
});
