import { z } from 'zod';
import { drift } from './drift.ts';
import { tell } from './telling.ts';
import { duration, evidenceKind, folderName, name, oneOrMany, word } from './texts.ts';

export const engine = z
  .string()
  .regex(
    /^(?:terraform|tofu)(?: \d{1,4}(?:\.\d{1,4}){0,2})?$/,
    tell('bad-format', 'this is no engine', 'write terraform or tofu, with a version if it matters: tofu 1.12'),
  )
  .describe('terraform or tofu, with a version if it matters: tofu 1.12 means any 1.12.x');

const command = z
  .array(word)
  .min(1, tell('empty-value', 'there is no command'))
  .describe('A command and its arguments; it is run without a shell');

const exec = z.strictObject({ exec: command });

const credential = z
  .strictObject({
    exec: command
      .optional()
      .describe('Prints { "env": {…}, "expires": … }; {account}, {id} and {region} are filled in'),
    role: word.optional().describe('A role taken with a web identity or the profile of the caller'),
    profile: word.optional().describe('A profile of the cloud’s own configuration'),
  })
  .describe('How to get credentials: one of exec, role, profile');

/** A line of a variable file that says a version. */
export const variablePin = z.strictObject({
  file: z
    .string()
    .max(300)
    .regex(
      /^[A-Za-z0-9._/@+-]+[.]tfvars(?:[.]json)?$/,
      tell('bad-format', 'this is no variable file', 'name a file that ends in .tfvars or .tfvars.json'),
    )
    .describe('A variable file, from the stack’s folder'),
  variable: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_-]{0,126}$/, tell('bad-name', 'this is no name of a variable'))
    .describe('The variable whose value is the version or the tag'),
});

const moduleEntry = z.strictObject({
  source: word.describe('The source address as pins write it, without ?ref='),
  origin: z.enum(['own', 'external']).optional().describe('own: its authors must be known persons'),
  tags: z
    .string()
    .regex(
      /^[A-Za-z0-9._/-]{0,60}\{version\}[A-Za-z0-9._/-]{0,60}$/,
      tell('bad-format', 'this is no tag pattern', 'write {version} where the version stands: v{version}'),
    )
    .optional()
    .describe('How a version is written as a tag'),
  pin: variablePin
    .optional()
    .describe('Where a variable says the version instead of the source, in every stack that has this line'),
});

const registry = z
  .string()
  .max(300)
  .regex(
    /^(?:https:\/\/[^\s"\\$%?#]+|http:\/\/127\.0\.0\.1(?::[^\s"\\$%?#/]+)?\/[^\s"\\$%?#]*)$/,
    tell('bad-format', 'this is no address of a registry', 'write https://…, or http://127.0.0.1:… on this machine'),
  )
  .describe('Address of its module service, as service discovery would say it; {sim.port} is filled in');

const collector = z.strictObject({
  http: z
    .string()
    .max(500)
    .regex(/^https?:\/\/\S+$/, tell('bad-format', 'this is no http address'))
    .describe('Answers JSON; {account} and {sim.port} are filled in'),
  pass: z
    .string()
    .max(300)
    .regex(
      /^[A-Za-z0-9_. *+/()-]+(?:<=|>=|==|!=|<|>)[A-Za-z0-9_. *+/()-]+$/,
      tell('bad-format', 'this compares nothing', 'write left, operator, right: errors <= baseline * 2'),
    )
    .describe('left operator right, over numbers of the answer'),
  appliesTo: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/)
    .optional()
    .describe('A resource type the kind is about: not applicable to a stack that has none after its apply'),
  minSamples: z.int().min(1).max(1_000_000_000).optional().describe('Fewer samples are no data'),
  sampleCount: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_.]{0,126}$/, tell('bad-format', 'this names no field of the answer'))
    .optional()
    .describe('The field of the answer that counts samples'),
});

/** `waves.yaml` at the root of the governed repository. */
export const wavesFile = z
  .strictObject({
    version: z.literal(1).optional().describe('The format of these files'),
    engine,
    branch: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,200}$/, tell('bad-name', 'this is no branch'))
      .optional()
      .describe('The governed branch; main if left out'),
    remote: folderName.optional().describe('The remote that has the governed branch'),
    store: word.optional().describe('Where ledger, locks and plans are kept; left out, SQLite on this machine'),
    stacks: word.describe('Where the stacks are: stacks/{account}/{stack}'),
    accounts: z
      .record(
        folderName,
        z
          .string()
          .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/, tell('bad-format', 'this is no account id'))
          .describe('The id of the account, in quotes'),
      )
      .describe('Names of accounts and their ids'),
    modules: z.record(name, moduleEntry).optional().describe('The catalogue'),
    registries: z
      .record(
        z
          .string()
          .regex(/^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+$/, tell('bad-name', 'this is no host of a module source')),
        registry,
      )
      .optional()
      .describe('Hosts of module sources that are served from elsewhere than their own service discovery says'),
    git: z
      .strictObject({
        mirrors: z
          .record(word, word)
          .optional()
          .describe('Beginning of an address, and the address or folder to use instead'),
        credential: exec.optional(),
      })
      .optional()
      .describe('Addresses served from elsewhere, and a credential for private modules'),
    providers: z
      .strictObject({
        simulated: z.boolean().optional().describe('Attach the simulated cloud; a sandbox ledger only'),
        mirror: word.optional().describe('A folder, or an https address, that holds providers as their registries do'),
        platforms: z
          .array(
            z.string().regex(/^[a-z0-9]+_[a-z0-9]+$/, tell('bad-format', 'this is no platform such as linux_amd64')),
          )
          .optional()
          .describe('Platforms that newly chosen providers are locked for; the one that chooses if left out'),
      })
      .optional()
      .describe('Where providers come from'),
    credentials: z
      .strictObject({ plan: credential.optional(), apply: credential.optional() })
      .optional()
      .describe('Two identities: one that plans, one that applies'),
    identity: exec.optional().describe('Who am I: prints the account the credentials belong to'),
    evidence: z.record(evidenceKind, collector).optional().describe('Collectors by kind of evidence'),
    producers: z
      .record(evidenceKind, oneOrMany(name))
      .optional()
      .describe('Roles that may add evidence of a kind by hand'),
    drift: drift.optional(),
    workRoot: z
      .string()
      .regex(/^\/[A-Za-z0-9._/-]{1,80}$/, tell('bad-format', 'this is no absolute path'))
      .optional()
      .describe('Where sealed working folders are; /var/tmp/waves if left out'),
    deadline: duration.optional().describe('How long a stack’s engine may run; 45m if left out'),
  })
  .describe('waves.yaml: engine, stacks, accounts, catalogue of modules, defaults');

export type WavesFile = z.infer<typeof wavesFile>;
