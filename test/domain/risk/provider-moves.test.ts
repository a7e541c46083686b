import { expect, test } from 'vitest';
import { judge } from '../../../src/domain/risk/judge.ts';
import { planOf } from '../plan/plans.ts';
import { production, told } from './judging.ts';

const provider = 'registry.terraform.io/hashicorp/aws';

test.each([
  [{ provider, from: '5.1.0', to: '5.9.0' }, 'normal', 'moves from 5.1.0 to 5.9.0'],
  [{ provider, from: '5.9.0', to: '6.0.0' }, 'high', 'moves from 5.9.0 to 6.0.0'],
  [{ provider, from: '6.0.0', to: '5.9.0' }, 'high', 'moves from 6.0.0 to 5.9.0'],
  [{ provider, to: '6.0.0' }, 'normal', 'is locked to 6.0.0 for the first time'],
])('a provider that moves in the lock file is a finding, also where nothing else changes: %j', (move, weight, say) => {
  const judgement = judge(planOf({}), {
    environment: production,
    policies: [],
    module: 'edge',
    accounts: {},
    providers: [move],
  });
  expect(judgement.findings.map(told)[0]).toMatch(new RegExp(`^${weight} fires ${provider}: ${say}`));
  expect(judgement.class).toBe(weight);
});
