import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readPlan } from '../../src/wire.ts';
import { canary } from '../domain/plan/plans.ts';
import { give, nowhere } from './command-line.ts';

const wire = { ...nowhere, readPlan };
const plan = (name: string): string => fileURLToPath(new URL(`../fixtures/plans/${name}.json`, import.meta.url));
const analyze = (...argv: readonly string[]) => give(['analyze', ...argv], { wire });
const none = fileURLToPath(new URL('../../package.json', import.meta.url));

test('one plan is one document with what scripts may rely on', async () => {
  const { exit, document } = await analyze(plan('terraform-every-action'), '--json');
  expect(exit).toBe(0);
  expect(Object.keys(document)).toEqual([
    'schema_version',
    'verdict',
    'reasons',
    'class',
    'change_kind',
    'engine',
    'counts',
    'findings',
    'classification',
    'fingerprint',
  ]);
  expect(document).toMatchObject({
    schema_version: 1,
    verdict: 'done',
    reasons: [],
    counts: { forget: 1, replace: 2 },
  });
  expect(Object.keys((document.findings as object[])[0] ?? {})).toEqual([
    'rule',
    'class',
    'verdict',
    'address',
    'attribute',
    'say',
  ]);
});

test.each([
  ['terraform-every-action', 'terraform'],
  ['tofu-every-action', 'tofu'],
])('%s is read as the plan of the engine that wrote it', async (name, kind) => {
  const { document } = await analyze(plan(name), '--json');
  expect(document.engine).toEqual({ kind, version: expect.stringMatching(/^1[.]\d+[.]\d+/) });
});

test('what is no plan is refused on stdout with its cause, also with --json', async () => {
  const { exit, document } = await analyze(none, '--json');
  expect([exit, document.verdict, Object.keys(document)]).toEqual([
    64,
    'refused',
    ['schema_version', 'verdict', 'reasons'],
  ]);
  expect(document.reasons).toMatchObject([{ say: expect.stringContaining('no plan'), subject: none }]);
  expect(await analyze(plan('not-there'))).toMatchObject({ exit: 64, err: expect.stringContaining('cannot be read') });
});

test('several plans stand one by one under the worst class and the sum of their counts', async () => {
  const files = [plan('terraform-no-op'), plan('terraform-every-action'), plan('tofu-every-action')];
  const { exit, document } = await analyze(...files, '--json');
  expect([exit, document.class]).toEqual([0, (await analyze(plan('terraform-every-action'), '--json')).document.class]);
  expect(document).toMatchObject({ counts: { forget: 2 }, plans: files.map((file) => ({ file, verdict: 'done' })) });
  const refused = await analyze(...files, none, '--json');
  expect([refused.exit, refused.document.class]).toEqual([64, null]);
  expect((await analyze(none, none, '--json')).document).toMatchObject({
    verdict: 'refused',
    class: null,
    counts: null,
  });
  expect(refused.document.plans).toMatchObject([{}, {}, {}, { verdict: 'refused', reasons: [{ subject: none }] }]);
});

test('--fail-on ends with 4 from its class on, and names the plan', async () => {
  const { document } = await analyze(plan('network-edge-2.5.1-block'), '--json');
  expect(document.class).toBe('high');
  const reached = await analyze(plan('network-edge-2.5.1-block'), '--fail-on', 'high', '--json');
  expect([reached.exit, reached.document.verdict, reached.document.class]).toEqual([4, 'denied', 'high']);
  expect(reached.document.reasons).toMatchObject([{ code: 'class-denied', subject: plan('network-edge-2.5.1-block') }]);
  expect((await analyze(plan('network-edge-2.5.1-block'), '--fail-on', 'critical')).exit).toBe(0);
  expect((await analyze(plan('terraform-no-op'), '--fail-on', 'low')).exit).toBe(0);
});

test.each([
  ['terraform-no-op', 0],
  ['terraform-output-only', 2],
  ['terraform-moved-only', 2],
  ['network-edge-2.4.0-clean', 0],
  ['network-edge-2.4.0-drifted', 2],
])('--exit-code of %s is %i', async (name, exit) => {
  expect((await analyze(plan(name), '--exit-code')).exit).toBe(exit);
});

test('the same plan twice is the same, byte by byte, and holds no secret', async () => {
  const secret = plan('terraform-secret-in-module');
  expect(readFileSync(secret, 'utf8')).toContain(canary);
  for (const more of [[], ['--json']]) {
    const [once, again] = [await analyze(secret, ...more), await analyze(secret, ...more)];
    expect(again).toEqual(once);
    expect(once.out).not.toContain(canary);
  }
});

test('a plan for people is a line and its weightiest findings', async () => {
  const { out } = await analyze(plan('network-edge-2.5.1-block'));
  expect(out.split('\n')[0]).toMatch(/network-edge-2\.5\.1-block\.json {2}class high: .* · /);
  expect(out.split('\n')[1]).toMatch(/^ {2}high {6}\S/);
});
