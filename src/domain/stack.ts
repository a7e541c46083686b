import type { Environment } from './environment.ts';

/** A stack's name in facts and on the command line: account and folder name, `sandbox-01/network-edge`. */
export type StackName = string;

/** One root module in one environment: the unit of plan, approval, lock and apply. Paths are relative to the repository. */
export type Stack = {
  readonly name: StackName;
  readonly folder: string;
  readonly workspace: string;
  readonly environment: Environment;
  readonly accountId: string;
  readonly engine: EngineChoice;
  /** Variable files inside the repository that are given with -var-file, in order. */
  readonly variableFiles: readonly string[];
  /** Globs of files outside the folder that the stack reads. */
  readonly reads: readonly string[];
  /** Names of variables of the caller's environment the engine may see. */
  readonly env: readonly string[];
  /** A line of a variable file (path in the repository) that says a module's version; of the only module where none is named. */
  readonly pin?: { readonly file: string; readonly variable: string; readonly module?: string };
};

export type EngineKind = 'terraform' | 'tofu';

/** `version` is what the estate asks for (`1.12` means any 1.12.x); left out, any. */
export type EngineChoice = { readonly kind: EngineKind; readonly version?: string };
