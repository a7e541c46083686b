import { z } from 'zod';
import { dimensionAliases, dimensions } from '../../domain/selector.ts';
import { tell } from './telling.ts';
import { duration, glob, instant, name, oneOrMany, word } from './texts.ts';

const since = { from: instant.optional(), until: instant.optional() };

const forgeTeam = z
  .string()
  .regex(
    /^(?:github|gitlab):[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)+$/,
    tell(
      'bad-name',
      'this is neither a person nor a team',
      'write the id of a person, or a team: github:acme/platform',
    ),
  );

const holder = z.union(
  [name, forgeTeam, z.strictObject({ person: name, ...since })],
  tell('bad-name', 'this is neither a person nor a team', 'write the id of a person, or a team: github:acme/platform'),
);

/** An empty list is read, so that it can be said that nobody holds the role. */
export const holders = z.union([holder, z.array(holder)]).describe('Persons, or teams of a forge');

const publicKey = z
  .string()
  .max(2000)
  .regex(
    /^(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)|sk-ssh-ed25519@openssh\.com|sk-ecdsa-sha2-nistp256@openssh\.com) [A-Za-z0-9+/]{40,}={0,2}(?: .*)?$/,
    tell('bad-format', 'this is no SSH public key', 'paste the line of the .pub file: ssh-ed25519 AAAA…'),
  );

const email = z
  .string()
  .regex(/^[!-?A-~]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}$/, tell('bad-format', 'this is no e-mail address'));

export const person = z.strictObject({
  id: name,
  name: word.optional().describe('As people say it; the id if left out'),
  emails: oneOrMany(email).optional().describe('Addresses on commits'),
  keys: z
    .array(
      z.union([publicKey, z.strictObject({ publicKey: publicKey.describe('The line of the .pub file'), ...since })]),
    )
    .min(1)
    .optional()
    .describe('SSH public keys that sign for this person'),
  roles: z
    .array(z.union([name, z.strictObject({ role: name, ...since })]))
    .min(1)
    .optional(),
  forge: z.record(name, word).optional().describe('Immutable ids by forge: { github: "583231" }'),
});

const dimension = z.enum([...dimensions, ...(Object.keys(dimensionAliases) as (keyof typeof dimensionAliases)[])]);

export const approvalPolicy = z.strictObject({
  when: z
    .partialRecord(dimension, oneOrMany(glob))
    .optional()
    .describe('What the key is for, by dimension; a key named after a stage is for that stage'),
  requiredRoles: z.array(name).describe('Each by another person; an empty list says nobody'),
  requireDifferentActorFromAuthor: z.boolean().optional().describe('true if left out'),
  proof: z.enum(['review', 'digest', 'signature']).optional().describe('How strongly a yes must be proven'),
});

export const lifetimes = z.strictObject({
  low: duration.optional().describe('24h if left out'),
  standard: duration.optional().describe('4h if left out'),
  sensitive: duration.optional().describe('Identities, network, destruction; 1h if left out'),
  record: duration.optional().describe('A plan record; 24h if left out'),
});

export type PersonEntry = z.infer<typeof person>;
export type ApprovalEntry = z.infer<typeof approvalPolicy>;
