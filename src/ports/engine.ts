import type { EngineSeen, StateMark } from '../domain/plan-result.ts';
import type { ApplyOutcome } from '../domain/promotion/facts.ts';
import type { EngineChoice, Stack } from '../domain/stack.ts';

/** One stack's folder on disk with the environment built for it; everything the engine sees is in here. */
export type EngineFolder = {
  readonly root: string;
  /** Absolute folder of the root module inside `root`. */
  readonly module: string;
  readonly stack: Stack;
  /** Variables from credentials, mirrors and the stack's `env`; the adapter adds its own and nothing else. */
  readonly environment: Readonly<Record<string, string>>;
  readonly engine: EngineSeen & { readonly path: string };
  /** `-backend-config` values, name to value. */
  readonly backendConfig: Readonly<Record<string, string>>;
};

export type EngineRun = {
  readonly exitCode: number;
  readonly log: readonly string[];
  readonly diagnostics: readonly string[];
};

/**
 * Terraform and OpenTofu alike: the one place that spawns them. Output goes to files in the run folder, 0700, and
 * comes back filtered. Failures: `engine-missing`, `engine-hung` (deadline: one SIGINT, then outcome unknown).
 */
export type Engine = {
  /** Finds the binary, its version and digest; refuses another version than asked for. */
  find(choice: EngineChoice): Promise<EngineSeen & { readonly path: string }>;
  init(folder: EngineFolder, options: { readonly lockFile: 'readonly' | 'write' }): Promise<EngineRun>;
  /** A saved plan at `file`: never locks, never asks, `-detailed-exitcode`. */
  plan(folder: EngineFolder, file: string): Promise<EngineRun & { readonly arguments: readonly string[] }>;
  /** The plan file as the engine's own JSON text. */
  show(folder: EngineFolder, file: string): Promise<string>;
  /** Reads the state's lineage and serial without locking. */
  state(folder: EngineFolder): Promise<StateMark>;
  /** The holder of the backend's lock; `not-shown` where the backend cannot show it. */
  lockHolder(folder: EngineFolder): Promise<string | undefined | 'not-shown'>;
};

/** A supervised apply: a shell in its own session that outlives us, its files in `runFolder`. */
export type Supervised = {
  /** Spawns the supervisor for exactly this plan file. Returns once the supervisor has claimed the run folder. */
  start(run: { readonly folder: EngineFolder; readonly planFile: string; readonly runFolder: string }): Promise<void>;
  /** Waits for the exit code; undefined after the deadline, when one SIGINT was sent and the grace is over. */
  wait(
    runFolder: string,
    limits: { readonly deadlineMs: number; readonly graceMs: number; readonly interrupted: () => boolean },
  ): Promise<ApplyOutcome>;
  /** What a run folder says now, without waiting: finished, running, never started, or gone without a word. */
  look(runFolder: string): Promise<'running' | 'not-started' | 'gone' | ApplyOutcome>;
  /** Wins only if no supervisor has claimed the folder; then it never will. */
  claimNotStarted(runFolder: string): Promise<boolean>;
  /** One SIGINT to the engine; true when it was alive. */
  interrupt(runFolder: string): Promise<boolean>;
};
