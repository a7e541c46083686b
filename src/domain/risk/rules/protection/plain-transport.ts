import { lossesOf } from '../../guards/guard.ts';
import type { ChangeRule } from '../../rule.ts';
import { inTransit } from './in-transit.ts';

export const plainTransport: ChangeRule = {
  id: 'plain-transport',
  about: 'What travels without encryption, or with an old kind of it, can be read and changed on its way.',
  class: 'high',
  source: 'ENC-03',
  onChange: ({ change }) => lossesOf(change, inTransit, { security: 'network' }),
};
