import type { ConfigTree } from '../config/tree.ts';
import type { Problem } from '../domain/definitions.ts';

/** What is to be said of the files of a working tree. Stacks are counted where there is no problem. */
export type Validated = {
  readonly stacks: number;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
};

/** Every path of a working tree, with the texts of its configuration. */
export type WorkingFiles = ConfigTree;
