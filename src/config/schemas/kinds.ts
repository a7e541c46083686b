import type { z } from 'zod';
import type { FileKind } from '../file-kinds.ts';
import { contractFile } from './contract-file.ts';
import { policiesFile } from './policies-file.ts';
import { environmentFile, stackFile } from './stack-files.ts';
import { wavesFile } from './waves-file.ts';

/** The schema of each kind of file. */
export const schemas = {
  waves: wavesFile,
  contract: contractFile,
  policies: policiesFile,
  environment: environmentFile,
  stack: stackFile,
} as const satisfies Record<FileKind, z.ZodType>;
