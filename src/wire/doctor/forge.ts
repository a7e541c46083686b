import { type Check, notApplicable } from './check.ts';

export const forge: Check = {
  name: 'forge',
  look: async () => [notApplicable('no forge is configured: pins are landed by commits, approvals are signatures')],
};
