import { expect, test } from 'vitest';
import { memberOf } from '../../../src/domain/plan/read.ts';
import { canary, planOf } from './plans.ts';

const change = (address: string, after: object, afterSensitive: object | boolean = false) => ({
  address,
  actions: ['create'],
  after,
  afterSensitive,
});

test('INV-24 a sensitive value that is repeated in clear is hidden there too, alone and inside a longer text', () => {
  const analysis = planOf({
    changes: [
      change('aws_ssm_parameter.p', { value: canary }, { value: true }),
      change('terraform_data.t', { output: canary, nested: [{ url: `https://x:${canary}@y` }], other: 'plain' }),
    ],
  });
  expect(JSON.stringify(analysis)).not.toContain(canary);
  const [first, second] = analysis.changes;
  expect(second?.after).toMatchObject({
    output: memberOf(first?.after, 'value'),
    nested: [{ url: { sensitive: expect.stringMatching(/^hmac/) } }],
    other: 'plain',
  });
});

test('it is hidden in drift and in what stands beside a change', () => {
  const analysis = planOf({
    changes: [change('aws_ssm_parameter.p', { value: canary }, { value: true })],
    drift: [{ address: 'terraform_data.t', actions: ['update'], before: { output: canary }, after: { output: 'b' } }],
  });
  expect(JSON.stringify(analysis)).not.toContain(canary);
});

test('a short sensitive word hides nothing else', () => {
  const analysis = planOf({
    changes: [
      change('aws_ssm_parameter.p', { value: 'yes' }, { value: true }),
      change('terraform_data.t', { output: 'yes' }),
    ],
  });
  expect(analysis.changes[1]?.after).toEqual({ output: 'yes' });
});
