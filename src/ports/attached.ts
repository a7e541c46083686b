import type { Stack } from '../domain/stack.ts';

/**
 * Providers that are attached instead of installed: the simulated cloud, for a sandbox ledger alone, because an
 * attached provider is unlocked code. Failures: `simulator-unreachable`.
 */
export type Attached = {
  /** `-backend-config` values of a stack's state in the simulator. */
  backendConfig(stack: Stack): Promise<Readonly<Record<string, string>>>;
  /** TF_REATTACH_PROVIDERS for these credentials, and the provider's version and schema digest. */
  attach(credentials: Readonly<Record<string, string>>): Promise<{
    readonly env: Readonly<Record<string, string>>;
    readonly seen: string;
  }>;
  /** Values for placeholders such as `{sim.port}`. */
  placeholders(): Promise<Readonly<Record<string, string>>>;
};
