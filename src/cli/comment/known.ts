import type { Analysis } from '../../domain/analysis.ts';
import type { Digest } from '../../domain/digest.ts';
import type { Environment } from '../../domain/environment.ts';
import type { PolicyRow } from '../../domain/rules.ts';
import type { Ask } from '../../views/comment/plan.ts';
import type { LoweredView } from '../../views/exceptions.ts';

/** What a ledger knows about plans: their digests, where they go, by what they are judged, and who is asked. */
export type Known = {
  readonly module?: string;
  /** Judged plans by stack, for who gives no files. */
  readonly analyses: ReadonlyMap<string, Analysis>;
  readonly asks: readonly Ask[];
  readonly next?: string;
  readonly digests: ReadonlyMap<string, Digest>;
  /** By plan digest. */
  readonly lowered: ReadonlyMap<Digest, LoweredView>;
  readonly stacks: ReadonlyMap<string, { readonly environment: Environment; readonly accountId: string }>;
  readonly policies: readonly PolicyRow[];
  readonly accounts: Readonly<Record<string, string>>;
};
