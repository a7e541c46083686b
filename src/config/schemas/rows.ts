import { z } from 'zod';
import { tell } from './telling.ts';
import { glob, instant, listOf, name, oneOrMany, sentence } from './texts.ts';

export const freezeWindow = z.strictObject({
  name,
  environments: oneOrMany(glob).describe('Accounts, or environments as stage-…; patterns with *'),
  startsAt: instant,
  endsAt: instant.describe('Not included'),
  allowedChangeClasses: listOf(name).optional().describe('Classes of change that go all the same'),
  additionalApprovals: listOf(name).optional(),
});

const actions = z.enum(['create', 'update', 'delete', 'replace', 'forget', 'import', 'move', 'read']);

const test = z.strictObject({
  attribute: z
    .string()
    .max(300)
    .regex(
      /^[A-Za-z_][A-Za-z0-9_-]*(?:\[(?:\*|\d{1,6})\]|\.[A-Za-z_][A-Za-z0-9_-]*)*$/,
      tell('bad-format', 'this is no path to an attribute', 'write rule[*].override_action[*].none'),
    )
    .describe('A path into the values after the change'),
  present: z.boolean().optional().describe('Whether it is there'),
  equals: z.union([z.string(), z.number(), z.boolean()]).optional().describe('The value it has'),
});

const address = z
  .string()
  .max(500)
  .regex(/^[A-Za-z_][A-Za-z0-9_.\-[\]"]*$/, tell('bad-format', 'this is no address', 'write module.edge.aws_lb.a[0]'))
  .describe('Of a resource, as the engine writes it');

export const policyRow = z.strictObject({
  name,
  when: z.strictObject({
    type: oneOrMany(
      z.string().regex(/^[A-Za-z_*][A-Za-z0-9_*-]{0,126}$/, tell('bad-glob', 'this is neither a type nor a pattern')),
    ).describe('Resource types, or patterns with *'),
    actions: oneOrMany(actions),
  }),
  deny: test.optional().describe('What no such change may have'),
  warn: test.optional().describe('What such a change should not have; deny or warn'),
  listed: z
    .record(glob, oneOrMany(address))
    .optional()
    .describe('By account: the only addresses that may change so; deny, warn or listed'),
  say: sentence.describe('What is wrong, to whoever meets it'),
  fix: sentence.describe('The way on'),
});

export type FreezeEntry = z.infer<typeof freezeWindow>;
export type PolicyEntry = z.infer<typeof policyRow>;
