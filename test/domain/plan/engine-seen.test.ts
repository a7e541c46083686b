import { expect, test } from 'vitest';
import { engineSeen } from '../../../src/domain/plan/engine-seen.ts';
import { keptPlans, readPlan } from '../../golden/kept.ts';
import { analysed, planOf } from './plans.ts';

test.each(keptPlans)('$file was written by $engine, and says so', ({ file, engine }) => {
  expect(engineSeen(analysed(readPlan(file), 'terraform'))).toBe(engine);
});

const [row] = planOf({ changes: [{ address: 'aws_lb.a', actions: ['create'] }] }).changes;
if (!row) throw new TypeError('there is a row');
const from = (host: string, reason?: string) => ({
  ...row,
  provider: `${host}/hashicorp/aws`,
  ...(reason === undefined ? {} : { reason }),
});
const seen = (engineVersion: string, more: object = {}) =>
  engineSeen({ engineVersion, changes: [], drift: [], ...more });

test.each([
  ['Terraform says that it is applyable', seen('1.8.0', { applyable: true, complete: true }), 'terraform'],
  ['Terraform says that it is not complete', seen('1.15.2', { applyable: false, complete: false }), 'terraform'],
  ['a new plan that says neither', seen('1.10.0'), 'tofu'],
  ['a version that nobody can read, and neither', seen('next'), 'tofu'],
  ['Terraform before it said so', seen('1.7.5', { changes: [from('registry.terraform.io')] }), 'terraform'],
  ['OpenTofu of that time, by its registry', seen('1.6.2', { changes: [from('registry.opentofu.org')] }), 'tofu'],
  ['by its registry in drift alone', seen('1.7.0', { drift: [from('registry.opentofu.org')] }), 'tofu'],
  ['by a reason of its own', seen('1.7.0', { changes: [from('example.com', 'delete_because_enabled_false')] }), 'tofu'],
  ['nothing that tells', seen('1.6.0'), 'terraform'],
  ['before there was OpenTofu', seen('1.5.7', { changes: [from('registry.opentofu.org')] }), 'terraform'],
  ['the oldest', seen('0.12.31'), 'terraform'],
])('%s', (_, answer, engine) => {
  expect(answer).toBe(engine);
});
