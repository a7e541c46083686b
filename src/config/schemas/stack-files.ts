import { z } from 'zod';
import { tell } from './telling.ts';
import { folderName, listOf, name } from './texts.ts';
import { engine, variablePin } from './waves-file.ts';

/** `environment.yaml` beside the stacks or above them: parts of the tuple that the path does not say. */
export const environmentFile = z
  .strictObject({
    environment: z.strictObject({
      stage: folderName.optional(),
      region: folderName.optional(),
      account: folderName.optional().describe('Must be the account of the folder'),
      cluster: folderName.optional(),
      tenantTier: folderName.optional(),
      dataClass: folderName.optional(),
      releaseChannel: folderName.optional(),
    }),
  })
  .describe('environment.yaml: what the path does not say about the environment');

const path = z
  .string()
  .max(300)
  .regex(
    /^[A-Za-z0-9._/*@+-]+$/,
    tell('bad-format', 'this is no path', 'paths are plain ASCII, with / between folders'),
  );

/** `stack.yaml` in a stack's folder, only where the defaults do not do. Paths are relative to it, or start with `/`. */
export const stackFile = z
  .strictObject({
    engine: engine.optional(),
    workspace: folderName.optional().describe('default if left out'),
    variableFiles: listOf(path).optional().describe('Files given with -var-file, in this order'),
    reads: listOf(path).optional().describe('Files outside the folder that the stack reads; patterns with *'),
    pin: variablePin
      .extend({ module: name.optional().describe('The module of the catalogue; may be left out where there is one') })
      .optional()
      .describe('The line that says a module’s version, where a variable says it'),
    env: listOf(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,126}$/, tell('bad-name', 'this is no name of a variable')))
      .optional()
      .describe('Variables of the caller that the engine may see'),
  })
  .describe('stack.yaml: where a stack differs from the defaults');

export type EnvironmentFile = z.infer<typeof environmentFile>;
export type StackFile = z.infer<typeof stackFile>;
