import { configAddress } from '../../../plan/address.ts';
import type { PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';
import { twins } from '../../same-content.ts';

export const rename: PlanRule = {
  id: 'rename',
  about:
    'The same object is destroyed under one name and made again under another. A `moved` block would have kept it.',
  class: 'high',
  source: 'LIF-12',
  onPlan: ({ analysis }) =>
    twins(analysis.changes)
      .filter(({ created, deleted }) => configAddress(created.address) !== configAddress(deleted.address))
      .map(({ created, deleted }) => ({
        address: created.address,
        ...fires(
          `is made again with the content of ${deleted.address}, which is destroyed; if it is a rename, moved would keep it`,
          {
            impacts: { reversibility: 'partially-reversible' },
          },
        ),
      })),
};
