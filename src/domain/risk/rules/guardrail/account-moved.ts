import type { Strength } from '../../switched-off.ts';
import { guardRule } from '../../switched-off.ts';

/** Staying where it is. */
const place: Strength = {
  holds: (before) => typeof before === 'string' && before !== '',
  keeps: (before, after) => before === after,
};

export const accountMoved = guardRule({
  id: 'account-moved',
  about: 'Guardrails hold for a place in the organization. What moves is under those of its new place only.',
  class: 'critical',
  source: 'ORG: account or unit moved',
  gone: {},
  switches: [
    {
      types: ['aws_organizations_account', 'aws_organizations_organizational_unit'],
      attribute: 'parent_id',
      strength: place,
      say: 'moves it to another place of the organization, under other guardrails',
    },
  ],
});
