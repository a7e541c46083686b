import type { EngineSeen, StateMark } from '../domain/plan-result.ts';
import type { ApplyOutcome } from '../domain/promotion/facts.ts';
import type { ProviderNeed } from '../domain/provider-lock.ts';
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
  /** How long init, plan, show, state and an apply may each take; the adapter's own limit where left out. */
  readonly deadlineMs?: number;
};

/** What a command said, fit to be shown: no secrets, no state, no control characters, no endless lines. */
export type EngineOutput = {
  readonly log: readonly string[];
  readonly diagnostics: readonly string[];
  /** Files with the output as it came, secrets and all: for the caller to seal and unlink. */
  readonly raw: readonly string[];
};

export type EngineRun = EngineOutput & { readonly exitCode: number };

/**
 * Terraform and OpenTofu alike: the one place that spawns them. Output goes to files in the run folder, 0700, and
 * comes back filtered. Failures: `engine-missing`, `toolchain` (another version or kind than asked for), `engine-hung`
 * (deadline: one SIGINT, then the end), `engine-failed` (show and state), `folder-busy` (an engine still runs there).
 */
export type Engine = {
  /** Finds the binary, its version and digest; refuses another version than asked for. */
  find(choice: EngineChoice): Promise<EngineSeen & { readonly path: string }>;
  /**
   * The text of a lock file that meets these needs, chosen in an empty folder from the mirror or the registries. For the
   * named platforms, or this one. Failure `engine-failed`.
   */
  lockProviders(of: {
    readonly choice: EngineChoice;
    readonly needs: readonly ProviderNeed[];
    readonly platforms: readonly string[];
  }): Promise<string>;
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
  /** One SIGINT to the engine, ever, whoever asks and how often; true when it was alive. */
  interrupt(runFolder: string): Promise<boolean>;
  /** What the apply said until now; `environment` is the one it was started with, for its secrets. */
  output(runFolder: string, environment: EngineFolder['environment']): Promise<EngineOutput>;
};
