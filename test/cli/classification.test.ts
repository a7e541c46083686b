import { expect, test } from 'vitest';
import type { Classification } from '../../src/domain/judgement.ts';
import { readPlan as readPlanFile } from '../../src/wire.ts';
import { analysed, canary } from '../domain/plan/plans.ts';
import { keptPlans, planPath, readPlan } from '../golden/kept.ts';
import { give, nowhere } from './command-line.ts';

const wire = { ...nowhere, readPlan: readPlanFile };
const analyze = (file: string, ...more: readonly string[]) => give(['analyze', planPath(file), ...more], { wire });

/** Everything in the golden set that holds the secret in clear. */
const secretive = keptPlans.filter(({ file }) => readPlan(file).includes(canary));

test('S14.2 every dimension of a plan cites its rule, and the resource that decided it', async () => {
  const { exit, document } = await analyze('database-replaced', '--json');
  expect(exit).toBe(0);
  const dimensions = document.classification as Classification;
  expect(Object.keys(dimensions)).toEqual([
    'artifact',
    'target',
    'blastRadius',
    'reversibility',
    'riskClass',
    'dataImpact',
    'securityImpact',
    'userImpact',
  ]);
  expect(Object.values(dimensions).every(({ rule }) => rule !== '')).toBe(true);
  const decided = { rule: 'stateful-destroyed', address: 'aws_db_instance.orders' };
  expect(dimensions).toMatchObject({ riskClass: decided, reversibility: decided, dataImpact: decided });
});

test('S14.8 a plan that does nothing ends with 0 and is a class of its own', async () => {
  expect(await analyze('nothing-to-do', '--exit-code', '--fail-on', 'low', '--json')).toMatchObject({
    exit: 0,
    document: { class: 'none', findings: [], verdict: 'done' },
  });
});

test('S14.4 a type that nobody knows stops a pipeline that lets nothing high through', async () => {
  expect(await analyze('unknown-type', '--fail-on', 'high', '--json')).toMatchObject({
    exit: 4,
    document: { class: 'high', verdict: 'denied' },
  });
});

test('S07.14 there are plans with a secret in clear, by both engines', () => {
  expect(new Set(secretive.map(({ engine }) => engine)).size).toBe(2);
  expect(secretive.length).toBeGreaterThan(10);
});

/**
 * Nothing in the row says that it is secret: `terraform_data` repeats its input as an output and forgets the mark (F11),
 * and nobody marked the variable of the function.
 */
const unmarked = new Set(['secret-changed', 'tofu-secret-changed', 'function-gets-secret']);

test.each(secretive)('S07.14 $file: a mark stands where the secret was, and nothing shows it', async (kept) => {
  const analysis = JSON.stringify(analysed(readPlan(kept.file), kept.engine));
  if (kept.file !== 'function-gets-secret') expect(analysis).toMatch(/"sensitive":"hmac[^"]+"/);
  if (!unmarked.has(kept.file)) expect(analysis).not.toContain(canary);
  for (const more of [[], ['--json']]) {
    const { out, err } = await analyze(kept.file, ...more);
    expect(out + err).not.toContain(canary);
  }
});
