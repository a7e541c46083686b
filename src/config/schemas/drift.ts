import { z } from 'zod';
import { tell } from './telling.ts';
import { instant, listOf, name, oneOrMany, sentence } from './texts.ts';

const pattern = z
  .string()
  .max(300, tell('out-of-range', 'the pattern is longer than 300 characters'))
  .regex(/^[ -~\u00a0-\uffff]+$/, tell('bad-glob', 'this is no pattern'));

const ignoredDrift = z.strictObject({
  stacks: oneOrMany(pattern).optional().describe('Stacks; patterns with *; every stack if left out'),
  address: oneOrMany(pattern).describe('Addresses of resources; patterns with *'),
  attribute: oneOrMany(pattern).describe('Attributes; patterns with *. A grant, such as ingress, only by its name'),
  owner: name.describe('Who answers for it: a person or a role of policies/'),
  reason: sentence.min(1, tell('empty-value', 'there is no reason')).describe('Why it is expected'),
  expires: instant.describe('Not included; from then on it is drift like any other'),
});

export const drift = z
  .strictObject({
    concurrency: z
      .int()
      .min(1)
      .max(64)
      .optional()
      .describe('How many stacks `waves drift` looks at together; 4 if left out'),
    ignore: listOf(ignoredDrift).optional().describe('Drift that is expected, with its owner and its end'),
  })
  .describe('How drift is looked for, and what of it is expected');
