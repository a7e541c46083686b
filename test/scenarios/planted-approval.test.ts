import './world/remembered-definitions.ts';
import { expect, test, vi } from 'vitest';
import { crashed } from './world/campaign.ts';

vi.mock('../../src/domain/approval/evaluate.ts', async (original) => ({
  ...(await original<object>()),
  evaluateApprovals: () => ({ uses: [], until: Number.MAX_SAFE_INTEGER }),
}));

test('the harness finds it where approvals are not evaluated', async () => {
  const { faults } = await crashed([]);
  expect(faults.join('\n')).toMatch(/was applied without approval: nobody said yes as platform-owner/);
});
