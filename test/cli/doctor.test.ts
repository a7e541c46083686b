import { expect, test } from 'vitest';
import type { Line } from '../../src/cli/doctor.ts';
import { give, nowhere } from './command-line.ts';

const fine: Line = { check: 'node', verdict: 'ok', evidence: 'Node 26.10.0' };
const warned: Line = {
  check: 'environment',
  verdict: 'warning',
  evidence: 'no engine sees TF_LOG',
  fix: 'unset TF_LOG',
};
const skipped: Line = { check: 'forge', verdict: 'not-applicable', evidence: 'no forge is configured' };
const timeless: Line = { check: 'clock', verdict: 'cannot-tell', evidence: 'no remote tells the time' };
const silent: Line = {
  check: 'git',
  verdict: 'cannot-tell',
  evidence: 'origin did not answer',
  fix: 'git ls-remote origin',
};
const foreign: Line = {
  check: 'credentials',
  verdict: 'wrong',
  subject: 'prod apply',
  evidence: 'they belong to 999999999999, not to 333333333333',
  fix: 'mend credentials.apply in waves.yaml',
};
const unread: Line = { check: 'files', verdict: 'wrong', evidence: 'one problem', fix: 'waves validate' };

const doctor = (lines: readonly Line[], ...flags: readonly string[]) =>
  give(['doctor', ...flags], { wire: { ...nowhere, examine: async () => lines } });

test('each line has its result, its evidence, and below it what to do', async () => {
  const { out } = await doctor([fine, warned, skipped, timeless, silent, foreign]);
  await expect(`${out}\n`).toMatchFileSnapshot('text/doctor.txt');
});

test.each([
  ['where everything is fine, warned of, not applicable, or known to nobody', [fine, warned, skipped, timeless], 0],
  ['where something is wrong', [fine, foreign], 4],
  ['where something that must be known cannot be told, even beside what is wrong', [foreign, silent], 5],
  ['where a file has problems', [foreign, unread], 64],
])('it ends %s with its own exit', async (_, lines, exit) => {
  expect((await doctor(lines)).exit).toBe(exit);
});

test('as JSON every line is there, and only what is wrong is a reason', async () => {
  const { document } = await doctor([fine, warned, foreign], '--json');
  expect(document.checks).toMatchObject([
    { check: 'node', verdict: 'ok', subject: null, fix: null },
    { check: 'environment', verdict: 'warning', fix: 'unset TF_LOG' },
    { check: 'credentials', verdict: 'wrong', subject: 'prod apply' },
  ]);
  expect(document.reasons).toMatchObject([{ code: 'unfit', subject: 'prod apply', owner: 'you' }]);
});
